/** Takes terminal controls out of text that comes in pieces. */
export interface Printable {
  /** The printable part of what came so far and was not given back yet. */
  readonly push: (text: string) => string;
  /** What is left when the text has ended. */
  readonly end: () => string;
}

/**
 * Only newlines, tabs and printable characters pass: escape sequences would move a terminal's cursor or run its
 * commands, and marks that turn the direction of text would show another text than the one that is there. A carriage
 * return begins a new line, as it does on a terminal.
 */
export function createPrintable(): Printable {
  let state: State = 'text';
  let returned = false;
  const push = (text: string): string => {
    // Almost all output is plain; only the rest is gone through character by character.
    if (state === 'text' && !returned && !/[^\n\t\x20-\x7e]/.test(text)) return text;
    let result = '';
    for (const character of text) {
      if (state !== 'text') {
        state = next(state, character);
        continue;
      }
      if (character === '\x1b') state = 'escape';
      else if (character === '\x9b') state = 'csi';
      else if (/[\x90\x98\x9d-\x9f]/.test(character)) state = 'string';
      else {
        if (returned && character !== '\n') result += '\n';
        returned = character === '\r';
        if (!returned && isPrintable(character)) result += character;
      }
    }
    return result;
  };
  return { push, end: () => (returned ? '\n' : '') };
}

/** Where in an escape sequence (ECMA-48) the text is. */
type State = 'text' | 'escape' | 'escape-intermediate' | 'csi' | 'string' | 'string-escape';

function next(state: State, character: string): State {
  switch (state) {
    case 'text':
      return 'text';
    case 'escape':
      if (character === '[') return 'csi';
      if (/[\]PX^_]/.test(character)) return 'string';
      return /[ -/]/.test(character) ? 'escape-intermediate' : character === '\x1b' ? 'escape' : 'text';
    case 'escape-intermediate':
      return /[ -/]/.test(character) ? 'escape-intermediate' : 'text';
    case 'csi':
      // Ends with a letter; anything that cannot belong to the sequence ends it as well.
      return /[ -?]/.test(character) ? 'csi' : 'text';
    case 'string':
      // A newline ends it too, so that a lone introducer cannot swallow the rest of the output.
      return character === '\x07' || character === '\x9c' || character === '\n'
        ? 'text'
        : character === '\x1b'
          ? 'string-escape'
          : 'string';
    case 'string-escape':
      return character === '\\' ? 'text' : next('escape', character);
  }
}

function isPrintable(character: string): boolean {
  if (character === '\n' || character === '\t') return true;
  return !/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u.test(character);
}
