import { MASK } from './mask.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import { scalarType } from './scalarType.ts';

/**
 * Reads the part of YAML in which nearly every manifest is written, twenty times as fast as the whole language can be:
 * block maps and sequences, flow collections and scalars on one line, comments. Undefined for a text with anything else
 * in it, mistakes above all; a test holds that where it gives an answer, `parseAny` gives the same.
 */
export function parseSimple(text: string): { readonly root: Node | undefined } | undefined {
  if (BEYOND.test(text)) return undefined;
  const reader: Reader = { text, at: 0, indent: 0, depth: 0, masked: text.includes(MASK) };
  nextLine(reader, 0);
  if (reader.indent === 0 && text.startsWith('---\n', reader.at)) nextLine(reader, reader.at + 4);
  if (reader.at >= text.length) return { root: undefined };
  const root = readBlock(reader);
  return root === undefined || reader.at < text.length ? undefined : { root };
}

/** Tabs and carriage returns, byte order marks, and what only means something at the start of a line. */
const BEYOND = /[\t\r\uFEFF]|^(?:%|\.\.\.)/m;

interface Reader {
  readonly text: string;
  /** The first character of the next line that holds more than a comment; the text's length behind the last. */
  at: number;
  /** How far that line is indented. */
  indent: number;
  depth: number;
  readonly masked: boolean;
}

const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;

/** Far below where the whole language is given up. */
const MOST_DEPTH = 100;

/** Goes to the content of the first line from `start` on that has any. */
function nextLine(reader: Reader, start: number): void {
  const { text } = reader;
  for (let line = start; line < text.length; ) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at += 1;
    const code = text.charCodeAt(at);
    if (at < text.length && code !== 10 && code !== HASH) {
      reader.at = at;
      reader.indent = at - line;
      return;
    }
    const end = text.indexOf('\n', at);
    line = end === -1 ? text.length : end + 1;
  }
  reader.at = text.length;
  reader.indent = -1;
}

function readBlock(reader: Reader): Node | undefined {
  if (reader.depth > MOST_DEPTH) return undefined;
  reader.depth += 1;
  const { at, indent } = reader;
  const node = isDash(reader.text, at) ? readSequence(reader, indent) : readMap(reader, indent);
  reader.depth -= 1;
  return node;
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isGap(text, at + 1);
}

/** A space, a line break or the end of the text. */
function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === 10 || at >= text.length;
}

/**
 * The map whose first key is next, and whose keys all stand in the column `indent`. Lists are copied in the end: one
 * that has grown keeps room for three times what is in it.
 */
function readMap(reader: Reader, indent: number): MapNode | undefined {
  const { text, at: start } = reader;
  const pairs: Pair[] = [];
  do {
    const key = readKey(reader, reader.at);
    if (key === undefined) return undefined;
    const value = readValue(reader, key.end + 1, indent, true);
    if (value === undefined) return undefined;
    pairs.push({ key, value: value.node });
  } while (reader.indent === indent && !isDash(text, reader.at));
  // What stands further in belongs to a scalar of several lines, or is a mistake.
  if (reader.indent > indent) return undefined;
  const last = pairs.at(-1);
  const end = last === undefined ? start : (last.value?.end ?? last.key.end);
  return { kind: 'map', flow: false, start, end, anchor: undefined, pairs: pairs.slice() };
}

const KEY = /[\w./][\w./-]*(?=:(?:[ \n]|$))/y;

/** Longer ones are a mistake to YAML. */
const LONGEST_KEY = 1000;

function readKey(reader: Reader, at: number): ScalarNode | undefined {
  KEY.lastIndex = at;
  const text = KEY.exec(reader.text)?.[0];
  return text === undefined || text.length > LONGEST_KEY ? undefined : scalar(reader, { at, text, style: 'plain' });
}

function readSequence(reader: Reader, indent: number): SeqNode | undefined {
  const { text, at: start } = reader;
  const items: (Node | undefined)[] = [];
  let end = start + 1;
  do {
    const dash = reader.at;
    let at = dash + 1;
    while (text.charCodeAt(at) === SPACE) at += 1;
    let item: Node | undefined;
    KEY.lastIndex = at;
    if (KEY.test(text)) {
      reader.at = at;
      reader.indent = indent + at - dash;
      item = readBlock(reader);
      if (item === undefined) return undefined;
    } else {
      const value = readValue(reader, dash + 1, indent, false);
      if (value === undefined) return undefined;
      item = value.node;
    }
    items.push(item);
    if (item !== undefined) end = item.end;
  } while (reader.indent === indent && isDash(text, reader.at));
  if (reader.indent > indent) return undefined;
  return { kind: 'seq', flow: false, start, end, anchor: undefined, items: items.slice() };
}

interface Value {
  /** Undefined where nothing stands there. */
  readonly node: Node | undefined;
}

/** What stands behind a colon or a dash: on its line, or further in on those below it. */
function readValue(reader: Reader, from: number, indent: number, isInMap: boolean): Value | undefined {
  const { text } = reader;
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  const lineEnd = endOfLine(text, at);
  if (at === lineEnd || (text.charCodeAt(at) === HASH && at > from)) {
    nextLine(reader, lineEnd + 1);
    const isBelow = reader.indent > indent || (isInMap && reader.indent === indent && isDash(text, reader.at));
    if (!isBelow) return { node: undefined };
    const node = readBlock(reader);
    return node === undefined ? undefined : { node };
  }
  const code = text.charCodeAt(at);
  const node =
    code === 123 || code === 91
      ? readFlow(reader, at, lineEnd)
      : code === 34 || code === 39
        ? readQuoted(reader, at, lineEnd)
        : readPlain(reader, at, lineEnd);
  if (node === undefined || !isRestEmpty(text, node.end, lineEnd)) return undefined;
  nextLine(reader, lineEnd + 1);
  return { node };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Whether only a comment follows on the line. */
function isRestEmpty(text: string, from: number, lineEnd: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at >= lineEnd || (text.charCodeAt(at) === HASH && at > from);
}

/** What no plain scalar begins with; a dash, a question mark and a colon only stand for themselves before more. */
const INDICATOR = /[-?:](?:[ \n]|$)|[,[\]{}#&*!|>'"%@`]/y;

function readPlain(reader: Reader, at: number, lineEnd: number): ScalarNode | undefined {
  const { text } = reader;
  INDICATOR.lastIndex = at;
  if (INDICATOR.test(text)) return undefined;
  let end = at + 1;
  for (let next = at + 1; next < lineEnd; next += 1) {
    const code = text.charCodeAt(next);
    if (code === SPACE) continue;
    if (code === HASH && text.charCodeAt(next - 1) === SPACE) break;
    if (code === COLON && isGap(text, next + 1)) return undefined;
    end = next + 1;
  }
  return scalar(reader, { at, text: text.slice(at, end), style: 'plain' });
}

/** A quoted scalar without escapes. */
function readQuoted(reader: Reader, at: number, lineEnd: number): ScalarNode | undefined {
  const { text } = reader;
  const quote = text[at] ?? '';
  const close = text.indexOf(quote, at + 1);
  if (close === -1 || close >= lineEnd) return undefined;
  const content = text.slice(at + 1, close);
  if (quote === '"' ? content.includes('\\') : text[close + 1] === quote) return undefined;
  return scalar(reader, { at, text: content, style: quote === '"' ? 'double' : 'single' });
}

function readFlow(reader: Reader, at: number, lineEnd: number): MapNode | SeqNode | undefined {
  if (reader.depth > MOST_DEPTH) return undefined;
  reader.depth += 1;
  const node =
    reader.text.charCodeAt(at) === 123 ? readFlowMap(reader, at, lineEnd) : readFlowList(reader, at, lineEnd);
  reader.depth -= 1;
  return node;
}

function readFlowMap(reader: Reader, start: number, lineEnd: number): MapNode | undefined {
  const { text } = reader;
  const pairs: Pair[] = [];
  let at = skipSpaces(text, start + 1);
  if (text[at] === '}') return { kind: 'map', flow: true, start, end: at + 1, anchor: undefined, pairs };
  for (;;) {
    const key = text[at] === '"' ? readQuoted(reader, at, lineEnd) : readKey(reader, at);
    if (key === undefined || text[key.end] !== ':' || !isGap(text, key.end + 1)) return undefined;
    const value = readFlowItem(reader, skipSpaces(text, key.end + 1), lineEnd);
    if (value === undefined) return undefined;
    pairs.push({ key, value });
    at = skipSpaces(text, value.end);
    if (text[at] === '}') return { kind: 'map', flow: true, start, end: at + 1, anchor: undefined, pairs };
    if (text[at] !== ',' || !isGap(text, at + 1)) return undefined;
    at = skipSpaces(text, at + 1);
  }
}

function readFlowList(reader: Reader, start: number, lineEnd: number): SeqNode | undefined {
  const { text } = reader;
  const items: Node[] = [];
  let at = skipSpaces(text, start + 1);
  if (text[at] === ']') return { kind: 'seq', flow: true, start, end: at + 1, anchor: undefined, items };
  for (;;) {
    const item = readFlowItem(reader, at, lineEnd);
    if (item === undefined) return undefined;
    items.push(item);
    at = skipSpaces(text, item.end);
    if (text[at] === ']') return { kind: 'seq', flow: true, start, end: at + 1, anchor: undefined, items };
    if (text[at] !== ',' || !isGap(text, at + 1)) return undefined;
    at = skipSpaces(text, at + 1);
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/** Only what no reading of the specification takes for anything else. */
const FLOW_PLAIN = /[\w./][\w./:@+-]*(?= *[,\]}])/y;

function readFlowItem(reader: Reader, at: number, lineEnd: number): Node | undefined {
  const { text } = reader;
  const code = text.charCodeAt(at);
  if (at >= lineEnd) return undefined;
  if (code === 123 || code === 91) return readFlow(reader, at, lineEnd);
  if (code === 34 || code === 39) return readQuoted(reader, at, lineEnd);
  FLOW_PLAIN.lastIndex = at;
  const plain = FLOW_PLAIN.exec(text)?.[0];
  return plain === undefined || plain.endsWith(':') ? undefined : scalar(reader, { at, text: plain, style: 'plain' });
}

function scalar(
  reader: Reader,
  { at, text, style }: { at: number; text: string; style: ScalarNode['style'] },
): ScalarNode {
  return {
    kind: 'scalar',
    start: at,
    end: at + text.length + (style === 'plain' ? 0 : 2),
    anchor: undefined,
    text,
    style,
    type: scalarType(text, style, undefined),
    templated: reader.masked && text.includes(MASK),
  };
}
