import type { ScalarNode } from './node.ts';

/**
 * For each UTF-16 code unit of a scalar's decoded text (and one past its end) the offset in its source that it comes
 * from. `source` starts with the scalar's first character: the quote, the block header or the text itself.
 */
export function decodedOffsets(source: string, scalar: ScalarNode): Uint32Array {
  switch (scalar.style) {
    case 'plain':
      return alignText(source, scalar.text, 0);
    case 'literal':
    case 'folded':
      return alignText(source, scalar.text, lineAfter(source));
    case 'single':
      return alignQuoted(source, scalar.text, (at) => (source.startsWith("''", at) ? 2 : 1));
    case 'double':
      return alignQuoted(source, scalar.text, (at) => escapeLength(source, at));
  }
}

function lineAfter(source: string): number {
  const lineBreak = source.indexOf('\n');
  return lineBreak === -1 ? source.length : lineBreak + 1;
}

/** Block and plain scalars have no escapes: what is not white space appears in the same order in both texts. */
function alignText(source: string, text: string, start: number): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  const indent = start === 0 ? 0 : firstIndent(source.slice(start));
  let at = skipIndent(source, start, indent);
  for (let index = 0; index < text.length; index += 1) {
    at = alignCharacter(source, at, text.charCodeAt(index));
    offsets[index] = at;
    const wasBreak = source.charCodeAt(at) === 10;
    if (at < source.length) at += 1;
    if (wasBreak) at = skipIndent(source, at, indent);
  }
  offsets[text.length] = Math.min(at, source.length);
  return offsets;
}

/** The indentation that a block scalar's first line with content has, and that all its lines lose. */
function firstIndent(block: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(block)?.[1]?.length ?? 0;
}

function skipIndent(source: string, from: number, indent: number): number {
  let at = from;
  while (at < source.length && at - from < indent && source.charCodeAt(at) === 32) at += 1;
  return at;
}

function alignCharacter(source: string, from: number, character: number): number {
  let at = from;
  if (character === 10) {
    // Trailing white space and a carriage return go before the line break; a folded break stands for several.
    while (at < source.length && source.charCodeAt(at) !== 10 && isSpace(source.charCodeAt(at))) at += 1;
    return at;
  }
  if (character === 32 || character === 9) {
    const current = source.charCodeAt(at);
    if (current === character || current === 10 || current === 13) return at;
  }
  while (at < source.length && source.charCodeAt(at) !== character) at += 1;
  return at;
}

function isSpace(character: number): boolean {
  return character === 32 || character === 9 || character === 13;
}

function alignQuoted(source: string, text: string, lengthAt: (at: number) => number): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let at = 1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (source.charCodeAt(at) === 92 && isLineEnd(source.charCodeAt(at + 1))) at = skipFold(source, at + 1);
    offsets[index] = at;
    if (isLineEnd(source.charCodeAt(at)) || isFoldedSpace(source, at, character)) at = skipFold(source, at);
    else at += lengthAt(at);
  }
  offsets[text.length] = Math.min(at, source.length);
  return offsets;
}

function isLineEnd(character: number): boolean {
  return character === 10 || character === 13;
}

/** A space in the text that stands for a line break in the source, with the white space before it. */
function isFoldedSpace(source: string, at: number, character: number): boolean {
  return character === 32 && /^[ \t]*\r?\n/.test(source.slice(at, at + 200));
}

function skipFold(source: string, from: number): number {
  const fold = /^[ \t]*(?:\r?\n)?[ \t]*/.exec(source.slice(from));
  return from + (fold?.[0].length ?? 1);
}

function escapeLength(source: string, at: number): number {
  if (source.charCodeAt(at) !== 92) return 1;
  const hexDigits = { x: 2, u: 4, U: 8 }[source[at + 1] ?? ''] ?? 0;
  return 2 + hexDigits;
}
