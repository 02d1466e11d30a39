import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { FormatProblem, TextRange } from '../runbook/runbook.ts';
import { didYouMean } from './nearest.ts';

/** YAML that stands inside a file: where its characters are there, and where its mistakes are reported. */
export interface YamlSource {
  readonly text: string;
  /** Offset in the file of an offset in `text`. */
  readonly toFile: (offset: number) => number;
  readonly report: (problem: FormatProblem) => void;
}

/** A value with its place, so that whoever reads it can report on it. */
export interface YamlValue {
  readonly source: YamlSource;
  readonly node: Node | null;
  /** In the file. */
  readonly range: TextRange;
  /** Follows an alias; null where it leads nowhere. */
  readonly follow: (node: Node) => Node | null;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: YamlValue;
}

/** A text that was read, with the way from an offset in it to the file. */
export interface YamlText {
  readonly text: string;
  readonly range: TextRange;
  /** The place of a part of the text; the whole value's where escapes or folding moved its characters. */
  readonly part: (start: number, end: number) => TextRange;
}

/** Parses YAML and reports its syntax errors. Nothing but scalars, lists and maps with text keys is let through later. */
export function readYaml(source: YamlSource): YamlValue {
  const { toFile, report, text } = source;
  const whole = { start: toFile(0), end: toFile(text.length) };
  try {
    const document = parseDocument(text, {
      lineCounter: new LineCounter(),
      logLevel: 'silent',
      keepSourceTokens: true,
    });
    for (const error of document.errors) {
      const message = error.message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code;
      report({ id: 'invalid-yaml', severity: 'error', message, range: mapRange(source, error.pos[0], error.pos[1]) });
    }
    const follow = (node: Node): Node | null => (isAlias(node) ? (node.resolve(document) ?? null) : node);
    return place({ source, node: null, range: whole, follow }, document.contents, whole);
  } catch (error) {
    // The YAML library recurses once per level of nesting; input made to exhaust the stack is still only bad input.
    const message = `YAML could not be read: ${error instanceof Error ? error.message : String(error)}`;
    report({ id: 'invalid-yaml', severity: 'error', message, range: whole });
    return { source, node: null, range: whole, follow: () => null };
  }
}

/** Reports a mistake in a value. */
export function reportAt(value: { readonly source: YamlSource }, range: TextRange, id: string, message: string): void {
  value.source.report({ id, severity: 'error', message, range });
}

/** The entries of a map whose keys must be among the allowed ones; null and a report where the value is no map. */
export function readMap(
  value: YamlValue,
  what: string,
  allowed: readonly string[] | 'any',
): readonly YamlEntry[] | null {
  if (!isMap(value.node)) {
    reportAt(value, value.range, 'wrong-type', `${what} must be a map${found(value)}`);
    return null;
  }
  const entries: YamlEntry[] = [];
  for (const pair of value.node.items) {
    const keyNode = pair.key;
    if (!isScalar(keyNode)) {
      reportAt(value, value.range, 'wrong-type', `A key of ${what} must be a plain text`);
      continue;
    }
    const key = String(keyNode.value);
    const keyRange = rangeOf(value.source, keyNode, value.range);
    if (allowed !== 'any' && !allowed.includes(key)) {
      const hint = didYouMean(key, allowed) || `, expected one of ${allowed.join(', ')}`;
      reportAt(value, keyRange, 'unknown-option', `${what} has no option "${key}"${hint}`);
      continue;
    }
    const node = pair.value as Node | null;
    entries.push({ key, keyRange, value: place(value, node, keyRange) });
  }
  return entries;
}

/** The items of a list; none and a report where the value is no list. */
export function readList(value: YamlValue, what: string): readonly YamlValue[] {
  if (isSeq(value.node)) return value.node.items.map((item) => place(value, item as Node | null, value.range));
  reportAt(value, value.range, 'wrong-type', `${what} must be a list${found(value)}`);
  return [];
}

/** A text; numbers and booleans are taken as they are written. Null and a report for anything else. */
export function readText(value: YamlValue, what: string): YamlText | null {
  if (!isScalar(value.node) || value.node.value === null) {
    reportAt(value, value.range, 'wrong-type', `${what} must be a text${found(value)}`);
    return null;
  }
  const scalar = value.node;
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
  return { text, range: value.range, part: (start, end) => partOf(value, scalar, text, { start, end }) };
}

/** One of some words. */
export function readWord<Word extends string>(value: YamlValue, what: string, words: readonly Word[]): Word | null {
  const text = readText(value, what);
  if (text === null) return null;
  const word = words.find((candidate) => candidate === text.text);
  if (word !== undefined) return word;
  const hint = didYouMean(text.text, words);
  reportAt(value, text.range, 'invalid-value', `${what} is "${text.text}", expected ${words.join(', ')}${hint}`);
  return null;
}

export function readBoolean(value: YamlValue, what: string): boolean | null {
  if (isScalar(value.node) && typeof value.node.value === 'boolean') return value.node.value;
  reportAt(value, value.range, 'wrong-type', `${what} must be true or false${found(value)}`);
  return null;
}

/** Each text of a list. */
export function readTexts(value: YamlValue, what: string): readonly YamlText[] {
  return readList(value, what).flatMap((item) => readText(item, `An entry of ${what}`) ?? []);
}

/** Whether the value is a map, for options that take a word or a map. */
export function isYamlMap(value: YamlValue): boolean {
  return isMap(value.node);
}

function place(parent: YamlValue, node: Node | null, fallback: TextRange): YamlValue {
  const range = node === null ? fallback : rangeOf(parent.source, node, fallback);
  return { ...parent, node: node === null ? null : parent.follow(node), range };
}

function rangeOf(source: YamlSource, node: Node, fallback: TextRange): TextRange {
  return node.range ? mapRange(source, node.range[0], node.range[1]) : fallback;
}

function mapRange(source: YamlSource, start: number, end: number): TextRange {
  const from = source.toFile(Math.min(start, source.text.length));
  return { start: from, end: Math.max(from, source.toFile(Math.min(end, source.text.length))) };
}

function partOf(value: YamlValue, scalar: Scalar, text: string, part: TextRange): TextRange {
  if (!scalar.range) return value.range;
  const [start, end] = scalar.range;
  const inner = value.source.text.slice(start, end).indexOf(text);
  // The value's own range is an alias's where the text comes from an anchor elsewhere.
  const own = value.source.toFile(start) === value.range.start;
  if (inner < 0 || !own) return value.range;
  return mapRange(value.source, start + inner + part.start, start + inner + Math.max(part.end, part.start));
}

function found(value: YamlValue): string {
  if (value.node === null || (isScalar(value.node) && value.node.value === null)) return ', found nothing';
  if (isMap(value.node)) return ', found a map';
  if (isSeq(value.node)) return ', found a list';
  return isScalar(value.node) ? `, found "${String(value.node.source ?? value.node.value)}"` : '';
}
