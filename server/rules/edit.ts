import type { MapNode, Pair, ScalarNode } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { TextChange } from './rule.ts';

/** Replaces a scalar's text and keeps its quotes; the text must need no other style than the scalar has. */
export function replaceScalar(document: YamlDocument, scalar: ScalarNode, text: string): TextChange {
  const quote = scalar.style === 'double' ? '"' : scalar.style === 'single' ? "'" : '';
  return { kind: 'change', document, start: scalar.start, end: scalar.end, text: `${quote}${text}${quote}` };
}

/** Replaces what stands between two offsets of the document. */
export function replaceRange(document: YamlDocument, start: number, end: number, text: string): TextChange {
  return { kind: 'change', document, start, end, text };
}

/**
 * Puts a new entry into a block map behind `after` (default: its last entry) at the map's own indentation, or into a
 * flow map. `source` is the entry as YAML, `key: value`, its further lines indented relative to the key.
 */
export function insertPair(document: YamlDocument, map: MapNode, source: string, after?: Pair): TextChange {
  if (map.flow) return insertIntoFlow(document, map, source);
  const anchor = after ?? map.pairs.at(-1);
  const indent = columnOf(document.text, map.pairs[0]?.key.start ?? map.start);
  const end = anchor === undefined ? map.end : lineEnd(document.text, endOfPair(anchor));
  const lines = source.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return replaceRange(document, end, end, lineBreak(document.text) + lines.join(lineBreak(document.text)));
}

/** Gives a key without a value (`cluster:`) its first entries, two columns deeper than the key. */
export function insertFirstPair(document: YamlDocument, pair: Pair, source: string): TextChange {
  const indent = columnOf(document.text, pair.key.start) + 2;
  const end = lineEnd(document.text, pair.key.end);
  const lines = source.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return replaceRange(document, end, end, lineBreak(document.text) + lines.join(lineBreak(document.text)));
}

/** Removes an entry with its lines; comments on lines of their own above it stay. */
export function removePair(document: YamlDocument, map: MapNode, pair: Pair): TextChange {
  const index = map.pairs.indexOf(pair);
  if (map.flow) {
    const next = map.pairs[index + 1];
    const before = map.pairs[index - 1];
    if (next !== undefined) return replaceRange(document, pair.key.start, next.key.start, '');
    return replaceRange(document, before === undefined ? pair.key.start : endOfPair(before), endOfPair(pair), '');
  }
  const end = lineEnd(document.text, endOfPair(pair));
  const start = lineStart(document.text, pair.key.start);
  const isFirstOnDash = document.text.slice(start, pair.key.start).trim() !== '';
  const next = map.pairs[index + 1];
  if (isFirstOnDash)
    return replaceRange(document, pair.key.start, next?.key.start ?? endOfPair(pair), next === undefined ? '{}' : '');
  // The only entry of a map: an empty map must stay in its place.
  if (map.pairs.length === 1) return replaceRange(document, pair.key.start, endOfPair(pair), '{}');
  return replaceRange(document, start, Math.min(end + lineBreakLength(document.text, end), document.text.length), '');
}

function insertIntoFlow(document: YamlDocument, map: MapNode, source: string): TextChange {
  const last = map.pairs.at(-1);
  const at = last === undefined ? map.start + 1 : endOfPair(last);
  const isJson = document.text.charCodeAt(last?.key.start ?? 0) === 0x22 || /\.json$/.test(document.uri);
  const entry = isJson ? source.replace(/^([\w.-]+):/, '"$1":') : source;
  return replaceRange(document, at, at, last === undefined ? entry : `, ${entry}`);
}

/** Behind the last character of an entry: of its value, or of the colon. */
export function endOfPair(pair: Pair): number {
  return pair.value?.end ?? pair.key.end + 1;
}

/** The offset of the first character of the line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset behind the last character of the line, before its line break; a block scalar's own break is taken back. */
export function lineEnd(text: string, offset: number): number {
  const from = offset > 0 && text.charCodeAt(offset - 1) === 10 ? offset - 1 : offset;
  const next = text.indexOf('\n', from);
  const end = next === -1 ? text.length : next;
  return end > 0 && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** The number of characters between the start of the line and the offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The line break that the text uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineBreakLength(text: string, offset: number): number {
  return text.startsWith('\r\n', offset) ? 2 : 1;
}

/** Sets a scalar's value to any text: keeps its style where the text allows it, else writes it in double quotes. */
export function setScalar(document: YamlDocument, scalar: ScalarNode, text: string): TextChange {
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const keepsStyle = scalar.style === 'plain' ? isPlain(text) : scalar.style === 'single' && !text.includes("'");
  if (keepsStyle) return replaceScalar(document, scalar, text);
  const end = isBlock ? lineEnd(document.text, scalar.end) : scalar.end;
  return replaceRange(document, scalar.start, end, doubleQuoted(text));
}

/** A text as a YAML (and JSON) scalar in double quotes. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text);
}

/** Whether a text means itself when it is written without quotes, in block and in flow style. */
function isPlain(text: string): boolean {
  return /^[\w./][\w./@+-]*(?::[\w./@+-]+)*$/.test(text);
}
