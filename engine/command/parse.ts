import type { TextRange } from '../runbook/runbook.ts';
import { type Cursor, fail, inner, lookingAt, nested, rangeFrom, take, Unparsable } from './cursor.ts';
import type { Assignment, Redirection, Script, Word } from './script.ts';
import { readExpansions, readWord } from './word.ts';

export type ParsedScript =
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'unparsable'; readonly reason: string; readonly range: TextRange };

/**
 * Reads a POSIX shell script. Whatever is not POSIX, or is read differently by sh, dash and bash, is unparsable: the
 * answer decides what may run unasked, so a doubtful reading is no reading.
 */
export function parseScript(text: string): ParsedScript {
  const found = { commands: [], functions: [], assigned: [], expansions: [], hazards: [] };
  const cursor: Cursor = { text, base: 0, at: 0, depth: 0, found, heredocs: [] };
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that shells drop or misread.
    const control = /[\0-\x08\x0b-\x1f\x7f]/.exec(text);
    if (control !== null) fail(cursor, 'the script holds a control character', control.index);
    readList(cursor);
    if (cursor.at < text.length) fail(cursor, `"${text[cursor.at]}" is not expected here`);
    if (cursor.heredocs.length > 0) fail(cursor, 'a here-document has no body');
    return { kind: 'script', script: found };
  } catch (error) {
    if (error instanceof Unparsable) return { kind: 'unparsable', reason: error.message, range: error.range };
    throw error;
  }
}

/** Reads commands up to the end, a closing parenthesis, `;;` or a reserved word that ends a list. */
function readList(cursor: Cursor): void {
  for (;;) {
    skipLines(cursor);
    if (cursor.at >= cursor.text.length || lookingAt(cursor, /\)|;;/y) !== null || closing(cursor) !== null) return;
    readPipelines(cursor);
    skipBlanks(cursor);
    if (take(cursor, /;(?!;)|&(?!&)/y) !== null) continue;
    if (cursor.text[cursor.at] !== '\n') return;
  }
}

/** Reads commands joined by `|`, `&&` and `||`. */
function readPipelines(cursor: Cursor): void {
  do {
    skipLines(cursor);
    while (take(cursor, /!(?=[ \t])/y) !== null) skipBlanks(cursor);
    readCommand(cursor);
    skipBlanks(cursor);
    if (lookingAt(cursor, /\|&/y) !== null) fail(cursor, '|& is not POSIX');
  } while (take(cursor, /&&|\|\|?/y) !== null);
}

function readCommand(cursor: Cursor): void {
  if (lookingAt(cursor, /\(\(/y) !== null) fail(cursor, '(( is read differently by different shells');
  const opening = lookingAt(cursor, /\(|(?:\{|if|while|until|for|case)(?=[\s;&|<>()]|$)/y);
  switch (opening) {
    case null:
      readSimple(cursor);
      break;
    case '(':
      readGroup(cursor, /\(/y, /\)/y);
      break;
    case '{':
      readGroup(cursor, /\{/y, /\}(?=[\s;&|<>()]|$)/y);
      break;
    case 'if':
      readIf(cursor);
      break;
    case 'for':
      readFor(cursor);
      break;
    case 'case':
      readCase(cursor);
      break;
    default:
      readLoop(cursor);
  }
}

function readGroup(cursor: Cursor, open: RegExp, close: RegExp): void {
  const start = cursor.at;
  take(cursor, open);
  nested(cursor, (body) => readList(body));
  if (take(cursor, close) === null) fail(cursor, 'a group is not closed', start);
  readRedirectionsAfter(cursor, start);
}

function readIf(cursor: Cursor): void {
  const start = cursor.at;
  nested(cursor, (body) => {
    expectWord(body, 'if');
    readList(body);
    expectWord(body, 'then');
    readList(body);
    while (takeWord(body, 'elif')) {
      readList(body);
      expectWord(body, 'then');
      readList(body);
    }
    if (takeWord(body, 'else')) readList(body);
    expectWord(body, 'fi');
  });
  readRedirectionsAfter(cursor, start);
}

function readLoop(cursor: Cursor): void {
  const start = cursor.at;
  take(cursor, /while|until/y);
  nested(cursor, (body) => {
    readList(body);
    readDo(body);
  });
  readRedirectionsAfter(cursor, start);
}

function readFor(cursor: Cursor): void {
  const start = cursor.at;
  expectWord(cursor, 'for');
  skipBlanks(cursor);
  const nameStart = cursor.at;
  const name = take(cursor, /[A-Za-z_]\w*/y) ?? fail(cursor, 'for needs a name');
  cursor.found.assigned.push({ name, range: rangeFrom(cursor, nameStart) });
  skipLines(cursor);
  if (takeWord(cursor, 'in')) {
    skipBlanks(cursor);
    while (lookingAt(cursor, /[^\s;&|<>()]/y) !== null) {
      readWord(cursor, readList);
      skipBlanks(cursor);
    }
  }
  skipBlanks(cursor);
  take(cursor, /;/y);
  nested(cursor, readDo);
  readRedirectionsAfter(cursor, start);
}

function readDo(cursor: Cursor): void {
  skipLines(cursor);
  expectWord(cursor, 'do');
  readList(cursor);
  expectWord(cursor, 'done');
}

function readCase(cursor: Cursor): void {
  const start = cursor.at;
  expectWord(cursor, 'case');
  skipBlanks(cursor);
  readWord(cursor, readList);
  skipLines(cursor);
  expectWord(cursor, 'in');
  nested(cursor, (body) => {
    for (;;) {
      skipLines(body);
      if (takeWord(body, 'esac')) return;
      take(body, /\(/y);
      do {
        skipBlanks(body);
        if (lookingAt(body, /[\s;&|<>()]|$/y) !== null) fail(body, 'a pattern is missing');
        readWord(body, readList);
        skipBlanks(body);
      } while (take(body, /\|/y) !== null);
      if (take(body, /\)/y) === null) fail(body, 'a pattern must end with ")"');
      readList(body);
      skipBlanks(body);
      if (take(body, /;;(?!&)/y) === null) {
        expectWord(body, 'esac');
        return;
      }
    }
  });
  readRedirectionsAfter(cursor, start);
}

function readSimple(cursor: Cursor): void {
  const start = cursor.at;
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  for (;;) {
    skipBlanks(cursor);
    const redirection = readRedirection(cursor);
    if (redirection !== null) {
      redirections.push(redirection);
      continue;
    }
    if (cursor.text[cursor.at] === '(' && words.length + assignments.length > 0) {
      if (words.length !== 1 || redirections.length > 0) fail(cursor, '"(" is not expected here');
      readFunction(cursor, words[0]);
      return;
    }
    if (cursor.at >= cursor.text.length || lookingAt(cursor, /[\s;&|<>()]/y) !== null) break;
    const wordStart = cursor.at;
    const name = words.length === 0 ? take(cursor, /[A-Za-z_]\w*=/y) : null;
    if (name !== null) {
      const value = readWord(cursor, readList);
      assignments.push({ name: name.slice(0, -1), value, range: rangeFrom(cursor, wordStart) });
    } else words.push(readWord(cursor, readList));
  }
  if (words.length + assignments.length + redirections.length === 0) fail(cursor, 'a command is missing');
  cursor.found.commands.push({ assignments, words, redirections, range: rangeFrom(cursor, start) });
}

function readFunction(cursor: Cursor, name: Word | undefined): void {
  const text = name?.text ?? '';
  if (!/^[A-Za-z_]\w*$/.test(text) || take(cursor, /\([ \t]*\)/y) === null) fail(cursor, '"(" is not expected here');
  cursor.found.functions.push(text);
  skipLines(cursor);
  nested(cursor, (body) => readCommand(body));
}

function readRedirectionsAfter(cursor: Cursor, start: number): void {
  const redirections: Redirection[] = [];
  for (;;) {
    skipBlanks(cursor);
    const redirection = readRedirection(cursor);
    if (redirection === null) break;
    redirections.push(redirection);
  }
  if (redirections.length === 0) return;
  cursor.found.commands.push({ assignments: [], words: [], redirections, range: rangeFrom(cursor, start) });
}

function readRedirection(cursor: Cursor): Redirection | null {
  const whole = take(cursor, /\d*(?:<<-?|<>|<&|>&|>>|>\||<|>)/y);
  if (whole === null) return null;
  if (lookingAt(cursor, /[<(>]/y) !== null) fail(cursor, 'a redirection is not POSIX');
  const operator = whole.replace(/^\d+/, '');
  skipBlanks(cursor);
  const start = cursor.at;
  if (lookingAt(cursor, /[\s;&|<>()]|$/y) !== null) fail(cursor, 'a redirection has no target');
  const target = readWord(cursor, readList);
  if (operator.startsWith('<<')) {
    const raw = cursor.text.slice(start, cursor.at);
    if (target.text === null || raw.includes('`') || raw.includes('\n'))
      fail(cursor, 'a delimiter is not fixed', start);
    cursor.heredocs.push({
      delimiter: target.text,
      quoted: /['"\\]/.test(raw),
      stripTabs: operator === '<<-',
    });
  }
  return { operator, target };
}

function readHeredocs(cursor: Cursor): void {
  for (const heredoc of cursor.heredocs.splice(0)) {
    const start = cursor.at;
    let end = -1;
    while (cursor.at < cursor.text.length && end < 0) {
      const lineStart = cursor.at;
      const line = take(cursor, /[^\n]*\n?/y) ?? '';
      const content = line.replace(/\n$/, '');
      if ((heredoc.stripTabs ? content.replace(/^\t+/, '') : content) === heredoc.delimiter) end = lineStart;
    }
    if (end < 0) fail(cursor, `a here-document does not end with "${heredoc.delimiter}"`, start);
    if (heredoc.quoted) continue;
    readExpansions(inner(cursor, cursor.text.slice(start, end), cursor.base + start), readList);
  }
}

function skipBlanks(cursor: Cursor): void {
  take(cursor, /(?:[ \t]|\\\n)+/y);
  take(cursor, /#[^\n]*/y);
}

function skipLines(cursor: Cursor): void {
  for (;;) {
    skipBlanks(cursor);
    if (cursor.text[cursor.at] !== '\n') return;
    cursor.at++;
    readHeredocs(cursor);
  }
}

function closing(cursor: Cursor): string | null {
  return lookingAt(cursor, /(?:then|do|done|fi|elif|else|esac|\})(?=[\s;&|<>()]|$)/y);
}

function takeWord(cursor: Cursor, word: string): boolean {
  skipLines(cursor);
  if (closing(cursor) !== word && lookingAt(cursor, /(?:if|for|case|in)(?=[\s;&|<>()]|$)/y) !== word) return false;
  cursor.at += word.length;
  return true;
}

function expectWord(cursor: Cursor, word: string): void {
  if (!takeWord(cursor, word)) fail(cursor, `"${word}" is missing`);
}
