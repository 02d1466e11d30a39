/** A regular expression as a tree: what is needed to tell its anchors, count what it matches and make samples of it. */
export type Regexp =
  | { readonly kind: 'empty' | 'begin' | 'end' | 'boundary' }
  /** One character of these ranges of code points, bounds included. */
  | { readonly kind: 'class'; readonly ranges: readonly Range[] }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Regexp[] }
  | {
      readonly kind: 'repeat';
      readonly item: Regexp;
      readonly min: number;
      readonly max: number;
      /** Where the operator stands in the pattern. */
      readonly start: number;
      readonly end: number;
    };

export type Range = readonly [low: number, high: number];

/**
 * Reads the common subset of RE2: what it reads is RE2, so that the compiler, a hundred times slower, need not be asked.
 * Undefined for what it does not know (flags, `\p{…}`, counts of counts) and for what is no RE2.
 */
export function parseRegexp(pattern: string): Regexp | undefined {
  const reader: Reader = { pattern, at: 0, depth: 0, names: new Set() };
  const node = readChoice(reader);
  return reader.at === pattern.length ? node : undefined;
}

interface Reader {
  readonly pattern: string;
  at: number;
  depth: number;
  /** Of groups; each may stand once. */
  readonly names: Set<string>;
}

const MAX_DEPTH = 100;

function readChoice(reader: Reader): Regexp | undefined {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) return undefined;
  const items: Regexp[] = [];
  do {
    const item = readSequence(reader);
    if (item === undefined) return undefined;
    items.push(item);
  } while (take(reader, '|'));
  reader.depth -= 1;
  return items.length === 1 ? items[0] : { kind: 'choice', items };
}

function readSequence(reader: Reader): Regexp | undefined {
  const items: Regexp[] = [];
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at] ?? '')) {
    const item = readRepeat(reader);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 1 ? items[0] : { kind: 'sequence', items };
}

function readRepeat(reader: Reader): Regexp | undefined {
  const item = readAtom(reader);
  const start = reader.at;
  const operator = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(start, start + 16));
  if (item === undefined || operator === null) return item;
  reader.at += operator[0].length;
  const [min, max] = boundsOf(operator);
  if (operator[1] !== undefined && (!isCount(min, max) || holdsCount(item))) return undefined;
  return { kind: 'repeat', item, min, max, start, end: reader.at };
}

function isCount(min: number, max: number): boolean {
  return min <= MAX_COUNT && (max === Number.POSITIVE_INFINITY || (max <= MAX_COUNT && min <= max));
}

/** RE2 takes no higher one, nor counts of counts that multiply to more. */
const MAX_COUNT = 1000;

function holdsCount(node: Regexp): boolean {
  switch (node.kind) {
    case 'empty':
    case 'begin':
    case 'end':
    case 'boundary':
    case 'class':
      return false;
    case 'sequence':
    case 'choice':
      return node.items.some(holdsCount);
    case 'repeat':
      return true;
  }
}

function boundsOf([operator, low, comma, high]: RegExpExecArray): readonly [min: number, max: number] {
  switch (operator[0]) {
    case '*':
      return [0, Number.POSITIVE_INFINITY];
    case '+':
      return [1, Number.POSITIVE_INFINITY];
    case '?':
      return [0, 1];
  }
  const min = Number(low);
  if (comma === '') return [min, min];
  return [min, high === '' ? Number.POSITIVE_INFINITY : Number(high)];
}

function readAtom(reader: Reader): Regexp | undefined {
  const character = reader.pattern[reader.at];
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      return readClass(reader);
    case '\\':
      return readEscape(reader);
    case '^':
      reader.at += 1;
      return { kind: 'begin' };
    case '$':
      reader.at += 1;
      return { kind: 'end' };
    case '.':
      reader.at += 1;
      return { kind: 'class', ranges: PRINTABLE };
    case '*':
    case '+':
    case '?':
      return undefined;
    case '{':
      // A count with nothing before it; any other brace stands for itself.
      if (/^\{\d+,?\d*\}/.test(reader.pattern.slice(reader.at, reader.at + 16))) return undefined;
  }
  const code = reader.pattern.codePointAt(reader.at) ?? 0;
  reader.at += code > 0xffff ? 2 : 1;
  return { kind: 'class', ranges: [[code, code]] };
}

/** What `.` can be in the identity of a worker; counting all of Unicode would call any such pattern safe. */
const PRINTABLE: readonly Range[] = [[0x20, 0x7e]];

function readGroup(reader: Reader): Regexp | undefined {
  const [opening, name] = /^\((?:\?:|\?P?<([A-Za-z_]\w*)>)?/.exec(reader.pattern.slice(reader.at, reader.at + 80)) ?? [
    '(',
  ];
  if (name !== undefined && reader.names.has(name)) return undefined;
  if (name !== undefined) reader.names.add(name);
  reader.at += opening.length;
  if (reader.pattern[reader.at] === '?') return undefined;
  const inner = readChoice(reader);
  return take(reader, ')') ? inner : undefined;
}

function readEscape(reader: Reader): Regexp | undefined {
  const letter = reader.pattern[reader.at + 1] ?? '';
  reader.at += 2;
  if (letter === 'A') return { kind: 'begin' };
  if (letter === 'z') return { kind: 'end' };
  if (letter === 'b' || letter === 'B') return { kind: 'boundary' };
  const ranges = CLASS_ESCAPES[letter] ?? literal(letter);
  return ranges === undefined ? undefined : { kind: 'class', ranges };
}

const DIGITS: readonly Range[] = [[0x30, 0x39]];
const UPPER: readonly Range[] = [[0x41, 0x5a]];
const LOWER: readonly Range[] = [[0x61, 0x7a]];

const CLASS_ESCAPES: Readonly<Record<string, readonly Range[]>> = {
  d: DIGITS,
  w: [...DIGITS, ...UPPER, [0x5f, 0x5f], ...LOWER],
  s: [
    [9, 10],
    [12, 13],
    [32, 32],
  ],
};

const NAMED_CLASSES: Readonly<Record<string, readonly Range[]>> = {
  alnum: [...DIGITS, ...UPPER, ...LOWER],
  alpha: [...UPPER, ...LOWER],
  digit: DIGITS,
  lower: LOWER,
  upper: UPPER,
  word: [...DIGITS, ...UPPER, [0x5f, 0x5f], ...LOWER],
  xdigit: [...DIGITS, [0x41, 0x46], [0x61, 0x66]],
};

/** The character that an escape stands for when it is punctuation; letters and digits mean something else. */
function literal(letter: string): readonly Range[] | undefined {
  if (!/^[!-/:-@[-`{-~]$/.test(letter)) return undefined;
  const code = letter.charCodeAt(0);
  return [[code, code]];
}

function readClass(reader: Reader): Regexp | undefined {
  const { pattern } = reader;
  reader.at += 1;
  const negated = take(reader, '^');
  const ranges: Range[] = [];
  for (let isFirst = true; isFirst || pattern[reader.at] !== ']'; isFirst = false) {
    if (reader.at >= pattern.length) return undefined;
    const part = readNamedClass(reader) ?? readClassPart(reader);
    if (part === undefined) return undefined;
    ranges.push(...part);
  }
  reader.at += 1;
  const union = merge(ranges);
  return { kind: 'class', ranges: negated ? complement(union) : union };
}

function readNamedClass(reader: Reader): readonly Range[] | undefined {
  const match = /^\[:(\w+):\]/.exec(reader.pattern.slice(reader.at, reader.at + 16));
  const ranges = NAMED_CLASSES[match?.[1] ?? ''];
  if (match !== null && ranges !== undefined) reader.at += match[0].length;
  return ranges;
}

function readClassPart(reader: Reader): readonly Range[] | undefined {
  const low = readClassCharacter(reader);
  if (low === undefined || typeof low !== 'number') return low;
  const { pattern } = reader;
  if (pattern[reader.at] !== '-' || pattern[reader.at + 1] === ']') return [[low, low]];
  reader.at += 1;
  const high = readClassCharacter(reader);
  return typeof high === 'number' && low <= high ? [[low, high]] : undefined;
}

function readClassCharacter(reader: Reader): number | readonly Range[] | undefined {
  const { pattern } = reader;
  if (pattern[reader.at] !== '\\') {
    const code = pattern.codePointAt(reader.at);
    reader.at += (code ?? 0) > 0xffff ? 2 : 1;
    return code;
  }
  const letter = pattern[reader.at + 1] ?? '';
  reader.at += 2;
  return CLASS_ESCAPES[letter] ?? literal(letter)?.[0]?.[0];
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1)
      merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    else merged.push(range);
  }
  return merged;
}

function complement(ranges: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let next = 0x20;
  for (const [low, high] of ranges) {
    if (low > next) left.push([next, Math.min(low - 1, 0x7e)]);
    next = Math.max(next, high + 1);
  }
  if (next <= 0x7e) left.push([next, 0x7e]);
  return left.filter(([low, high]) => low <= high);
}

function take(reader: Reader, character: string): boolean {
  if (reader.pattern[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}
