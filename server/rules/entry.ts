import { asMap, asSeq, pairOf } from '../documents/access.ts';
import type { MapNode, Node, Pair, SeqNode } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import { columnOf, insertFirstPair, insertPair, lineBreak, lineEnd, lineStart, replaceRange } from './edit.ts';
import type { TextChange } from './rule.ts';

/** A value that a fix writes; texts in lists and under `value` are quoted, as the guides write them. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/**
 * Puts a value at a path of keys below a map: into the deepest map of the path that is there already, in the style
 * (block or flow) of that map.
 */
export function setAt(document: YamlDocument, map: MapNode, path: readonly string[], value: Data): TextChange {
  const [key = '', ...rest] = path;
  const pair = pairOf(map, key);
  const inner = asMap(pair?.value);
  if (rest.length > 0 && inner !== undefined) return setAt(document, inner, rest, value);
  const nested = rest.reduceRight<Data>((data, step) => ({ [step]: data }), value);
  if (pair === undefined) return addPairs(document, map, { [key]: nested });
  return fillPair(document, map, pair, nested);
}

/** Adds entries at the end of a map, in its own style. */
export function addPairs(document: YamlDocument, map: MapNode, entries: Readonly<Record<string, Data>>): TextChange {
  if (!map.flow) return insertPair(document, map, blockLines(entries).join('\n'));
  const isJson = document.text.charCodeAt(map.pairs[0]?.key.start ?? 0) === 0x22 || document.uri.endsWith('.json');
  const source = Object.entries(entries).map(([key, value]) => {
    return `${isJson ? JSON.stringify(key) : scalarText(key)}: ${flowText(value)}`;
  });
  return insertPair(document, map, source.join(', '));
}

/** Gives an entry that has no map, or no value at all, its value. */
function fillPair(document: YamlDocument, map: MapNode, pair: Pair, value: Data): TextChange {
  if (pair.value !== undefined) return replaceRange(document, pair.value.start, pair.value.end, flowText(value));
  if (map.flow) return replaceRange(document, pair.key.end, pair.key.end + 1, `: ${flowText(value)}`);
  return insertFirstPair(document, pair, blockLines(value).join('\n'));
}

/** Puts a new entry in front of another one, where that is there, or else at the end of the map. */
export function setBefore(document: YamlDocument, map: MapNode, before: string, entry: Entry): TextChange {
  const next = map.pairs.find((pair) => pair.key.text === before);
  if (map.flow || next === undefined || pairOf(map, entry.key) !== undefined)
    return setAt(document, map, [entry.key], entry.value);
  const eol = lineBreak(document.text) + ' '.repeat(columnOf(document.text, next.key.start));
  const source = pairLines(entry.key, entry.value).join(eol) + eol;
  return replaceRange(document, next.key.start, next.key.start, source);
}

export interface Entry {
  readonly key: string;
  readonly value: Data;
}

/** Appends items to a sequence, in its own style and at its own indentation. */
export function appendItems(document: YamlDocument, seq: SeqNode, values: readonly Data[]): TextChange {
  const last = lastItem(seq);
  if (seq.flow) {
    const at = last?.end ?? seq.start + 1;
    const source = values.map(flowText).join(', ');
    return replaceRange(document, at, at, last === undefined ? source : `, ${source}`);
  }
  const { text } = document;
  const eol = lineBreak(text) + ' '.repeat(columnOf(text, seq.start));
  const at = lineEnd(text, last?.end ?? seq.end);
  const source = values.flatMap(itemLines).map((line) => eol + line);
  return replaceRange(document, at, at, source.join(''));
}

/** Appends items to the sequence under a key of a map, which is made where it is not there. */
export function addToList(document: YamlDocument, map: MapNode, key: string, values: readonly Data[]): TextChange {
  const seq = asSeq(pairOf(map, key)?.value);
  return seq === undefined ? setAt(document, map, [key], values) : appendItems(document, seq, values);
}

function lastItem(seq: SeqNode): Node | undefined {
  return seq.items.filter((item) => item !== undefined).at(-1);
}

/** Removes an item of a sequence; the last one leaves an empty sequence. */
export function removeItem(document: YamlDocument, seq: SeqNode, item: Node): TextChange {
  const index = seq.items.indexOf(item);
  if (seq.items.length === 1) return replaceRange(document, seq.start, seq.end, '[]');
  if (seq.flow) {
    const next = seq.items[index + 1];
    const before = seq.items[index - 1];
    return next === undefined
      ? replaceRange(document, before?.end ?? item.start, item.end, '')
      : replaceRange(document, item.start, next.start, '');
  }
  const { text } = document;
  const start = lineStart(text, item.start);
  const end = lineEnd(text, item.end);
  return replaceRange(document, start, Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1)), '');
}

/** A value as the lines of block YAML, not indented. */
export function blockLines(value: Data): string[] {
  const lines: string[] = [];
  writeValue(lines, '', '', value);
  return lines;
}

function itemLines(value: Data): string[] {
  return blockLines([value]);
}

function pairLines(key: string, value: Data): string[] {
  return blockLines({ [key]: value });
}

/** Writes a value below a given indentation; its first line starts with `lead` instead, such as a dash. */
function writeValue(lines: string[], lead: string, indent: string, value: Data): void {
  let start = lead;
  if (isList(value)) {
    for (const item of value) {
      writeValue(lines, `${start}- `, `${indent}  `, item);
      start = indent;
    }
  } else if (typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) {
      writePair(lines, start, indent, { key, value: one });
      start = indent;
    }
  } else {
    lines.push(start + scalarText(value));
  }
}

function writePair(lines: string[], lead: string, indent: string, { key, value }: Entry): void {
  const start = `${lead}${scalarText(key)}:`;
  if (typeof value !== 'object') lines.push(`${start} ${key === 'value' ? flowText(value) : scalarText(value)}`);
  else if (isInline(value)) lines.push(`${start} ${flowText(value)}`);
  else {
    lines.push(start);
    writeValue(lines, `${indent}  `, `${indent}  `, value);
  }
}

/** A list of texts and an empty map stay on the line of their key. */
function isInline(value: readonly Data[] | { readonly [key: string]: Data }): boolean {
  return isList(value) ? value.every((item) => typeof item === 'string') : Object.keys(value).length === 0;
}

/** A value as flow YAML that is JSON too. */
export function flowText(value: Data): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flowText(one)}`);
    return `{${entries.join(', ')}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** A text is quoted where it would be read as something else than itself. */
function scalarText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^(?:[A-Za-z/][\w./-]*|\d+[KMGT]i)$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}
