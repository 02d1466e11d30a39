import { type Cursor, fail, inner, lookingAt, nested, rangeFrom, take } from './cursor.ts';
import type { Word } from './script.ts';

/** Reads a list of commands up to `)`; passed in because substitutions hold lists and lists hold words. */
export type ReadList = (cursor: Cursor) => void;

/** What a word is built from while it is read. */
interface Building {
  /** The fixed text so far, quotes taken away. */
  text: string;
  /** The fixed text again, with every quoted character replaced, to find patterns that are not quoted. */
  bare: string;
  prefix: string | null;
  splits: boolean;
  leading: string | null;
}

/** Reads one word; it ends at the first blank or operator that is not quoted. */
export function readWord(cursor: Cursor, readList: ReadList): Word {
  const start = cursor.at;
  const building: Building = emptyWord();
  while (cursor.at < cursor.text.length && lookingAt(cursor, /[\s;&|<>()]/y) === null) {
    readPart(cursor, readList, building);
  }
  return finish(building, rangeFrom(cursor, start));
}

/** Reads the body of a here-document whose delimiter is not quoted: text with expansions. */
export function readExpansions(cursor: Cursor, readList: ReadList): void {
  while (cursor.at < cursor.text.length) {
    if (take(cursor, /\\[\s\S]?/y) === null) readCharacter(cursor, readList, { quoted: true });
  }
}

function readPart(cursor: Cursor, readList: ReadList, building: Building): void {
  const { text } = cursor;
  switch (text[cursor.at]) {
    case '\\': {
      const escaped = take(cursor, /\\[\s\S]?/y) ?? '';
      if (escaped !== '\\\n') fixed(building, escaped === '\\' ? '\\' : escaped.slice(1), true);
      return;
    }
    case "'": {
      const quoted = take(cursor, /'[^']*'/y) ?? fail(cursor, 'a single quote is not closed');
      if (quoted.includes('\n') && cursor.heredocs.length > 0) fail(cursor, 'a here-document begins inside quotes');
      fixed(building, quoted.slice(1, -1), true);
      return;
    }
    case '"':
      cursor.at++;
      readDoubleQuoted(cursor, readList, building);
      return;
    case '$':
      if (lookingAt(cursor, /\$['"]/y) !== null) fail(cursor, 'shells disagree about $ before a quote');
      break;
  }
  const plain = plainName(cursor);
  const character = readCharacter(cursor, readList, { quoted: false });
  if (character === null) dynamic(building, true, plain);
  else fixed(building, character, false);
}

function readDoubleQuoted(cursor: Cursor, readList: ReadList, building: Building): void {
  const start = cursor.at - 1;
  // Even an empty pair of quotes makes a word.
  fixed(building, '', true);
  while (cursor.text[cursor.at] !== '"') {
    if (cursor.at >= cursor.text.length) fail(cursor, 'a double quote is not closed', start);
    if (cursor.text[cursor.at] === '\n' && cursor.heredocs.length > 0) {
      fail(cursor, 'a here-document begins inside quotes');
    }
    const escaped = take(cursor, /\\[$`"\\\n]/y);
    if (escaped !== null) {
      if (escaped !== '\\\n') fixed(building, escaped.slice(1), true);
      continue;
    }
    const plain = plainName(cursor);
    const list = lookingAt(cursor, /\$@/y) !== null || lookingAt(cursor, /\$\{@/y) !== null;
    const character = readCharacter(cursor, readList, { quoted: true });
    // "$@" is the one expansion that makes several words inside double quotes.
    if (character === null) dynamic(building, list, plain);
    else fixed(building, character, true);
  }
  cursor.at++;
}

/** Reads one character, or one expansion, for which the answer is null. */
function readCharacter(cursor: Cursor, readList: ReadList, context: { readonly quoted: boolean }): string | null {
  const character = cursor.text[cursor.at] ?? '';
  if (character === '`') {
    readBackquoted(cursor, readList);
    return null;
  }
  if (character !== '$') {
    cursor.at++;
    return character;
  }
  if (lookingAt(cursor, /\$\(\(/y) !== null) readArithmetic(cursor);
  else if (lookingAt(cursor, /\$\(/y) !== null) readSubstitution(cursor, readList);
  else if (lookingAt(cursor, /\$\{/y) !== null) readBraced(cursor, readList, context.quoted);
  else if (lookingAt(cursor, /\$\[/y) !== null) fail(cursor, 'arithmetic in $[ ] is not POSIX');
  else {
    const start = cursor.at;
    const name = take(cursor, /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y);
    if (name === null) {
      cursor.at++;
      return '$';
    }
    cursor.found.expansions.push({ name: name.slice(1), optional: false, range: rangeFrom(cursor, start) });
  }
  return null;
}

function readSubstitution(cursor: Cursor, readList: ReadList): void {
  const start = cursor.at;
  if (cursor.heredocs.length > 0) fail(cursor, 'a substitution stands between a here-document and its body');
  const rest = inner(cursor, cursor.text, cursor.base);
  rest.at = cursor.at + 2;
  readList(rest);
  if (rest.text[rest.at] !== ')' || rest.heredocs.length > 0) fail(cursor, 'a substitution is not closed', start);
  cursor.at = rest.at + 1;
}

function readBackquoted(cursor: Cursor, readList: ReadList): void {
  const start = cursor.at;
  if (cursor.heredocs.length > 0) fail(cursor, 'a substitution stands between a here-document and its body');
  const quoted = take(cursor, /`[^`]*`/y) ?? fail(cursor, 'a backquote is not closed');
  if (quoted.includes('\\')) fail(cursor, 'a backslash inside backquotes: write $( ) instead', start);
  const body = inner(cursor, quoted.slice(1, -1), cursor.base + start + 1);
  readList(body);
  if (body.at < body.text.length || body.heredocs.length > 0)
    fail(cursor, 'backquotes hold no complete command', start);
}

function readArithmetic(cursor: Cursor): void {
  const start = cursor.at;
  const constant = take(cursor, /\$\(\([\s\d+\-*/%<>=!&|^~?:]*\)\)/y);
  if (constant !== null) return;
  // bash evaluates subscripts in the values of variables, so $((x)) can run whatever x holds.
  cursor.at += 3;
  fail(cursor, 'arithmetic with variables can run commands in some shells: calculate in the outcome instead', start);
}

function readBraced(cursor: Cursor, readList: ReadList, quoted: boolean): void {
  const start = cursor.at;
  const opened = take(cursor, /\$\{#?(?:[A-Za-z_]\w*|\d+|[@*?$!#-])/y) ?? fail(cursor, 'an expansion is not POSIX');
  const name = opened.replace(/^\$\{#?(?=.)/, '');
  const operator = take(cursor, /:?[-=?+]|%%?|##?/y);
  if (operator !== null) {
    while (cursor.text[cursor.at] !== '}') {
      if (cursor.at >= cursor.text.length) fail(cursor, 'an expansion is not closed', start);
      // Shells disagree about quotes inside a quoted expansion.
      if (quoted && lookingAt(cursor, /['"\\]/y) !== null) fail(cursor, 'quotes inside a quoted expansion');
      nested(cursor, (body) => readPart(body, readList, emptyWord()));
    }
  }
  if (cursor.text[cursor.at] !== '}') fail(cursor, 'an expansion is not POSIX', start);
  cursor.at++;
  const range = rangeFrom(cursor, start);
  if (operator?.endsWith('=')) cursor.found.assigned.push({ name, range });
  cursor.found.expansions.push({ name, optional: operator !== null && /[-=?+]/.test(operator), range });
}

function emptyWord(): Building {
  return { text: '', bare: '', prefix: null, splits: false, leading: null };
}

function fixed(building: Building, text: string, quoted: boolean): void {
  building.text += text;
  building.bare += quoted ? 'q'.repeat(text.length) : text;
}

function plainName(cursor: Cursor): string | null {
  const name = lookingAt(cursor, /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/y);
  return name === null ? null : name.replace(/[${}]/g, '');
}

function dynamic(building: Building, splits: boolean, name: string | null): void {
  if (building.prefix === null && building.text === '') building.leading = name;
  building.prefix ??= building.text;
  building.splits ||= splits;
}

function finish(building: Building, range: Word['range']): Word {
  // Some shells split at blanks of other alphabets.
  const foreign = /[^\x20-\x7e\n\t]/.exec(building.bare);
  // File name patterns, and bash's brace expansion.
  const special = foreign ?? /[*?]|\[.*\]|\{.*(?:,|\.\.).*\}/s.exec(building.bare);
  const isFixed = building.prefix === null && special === null;
  const prefix = special === null ? building.text : building.text.slice(0, special.index);
  return {
    text: isFixed ? building.text : null,
    prefix: building.prefix !== null && building.prefix.length < prefix.length ? building.prefix : prefix,
    splits: building.splits || foreign !== null ? 'fields' : special === null ? 'no' : 'names',
    leading: building.leading,
    range,
  };
}
