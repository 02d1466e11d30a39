import { asMap, asSeq, pairOf } from '../../documents/access.ts';
import type { MapNode, Node, Pair } from '../../documents/node.ts';
import { mapsAround, type Parents, pairAt } from '../../documents/parents.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import type { Belongs, UnknownKey } from '../../schemas/problem.ts';
import { columnOf, endOfPair, insertFirstPair, insertPair, lineEnd, removePair } from '../edit.ts';
import type { Fix, TextChange } from '../rule.ts';

/** Takes an entry to the map that it belongs to; undefined where that is not there, or it is not told which one is meant. */
export function moveFix(document: YamlDocument, parents: Parents, { at, belongs }: UnknownKey): Fix | undefined {
  const found = pairAt(parents, at);
  if (found === undefined || belongs === undefined) return undefined;
  const { map, pair } = found;
  // In flow style, and with a comment or a document of its own around it, the lines are not the entry's alone.
  if (map.flow || startsOnDash(document, pair)) return undefined;
  const target = targetOf(parents, map, belongs);
  if (target === undefined || (target.map?.pairs.some(({ key }) => key.text === at.text) ?? false)) return undefined;
  const insertion = insertInto(document, target, entrySource(document, pair));
  const removal = removePair(document, map, pair);
  if (insertion === undefined || (insertion.start > removal.start && insertion.start < removal.end)) return undefined;
  return { title: `Move "${at.text}" ${describe(belongs)}`, safety: 'needs review', edits: [removal, insertion] };
}

interface Target {
  readonly map: MapNode | undefined;
  /** The pair that is to hold the map where it has no value yet. */
  readonly pair: Pair | undefined;
}

function targetOf(parents: Parents, map: MapNode, belongs: Belongs): Target | undefined {
  if (belongs.kind === 'outside') {
    const outer = mapsAround(parents, map)[belongs.levels];
    return outer === undefined ? undefined : { map: outer, pair: undefined };
  }
  let target: Target = { map, pair: undefined };
  for (const step of belongs.path) {
    const pair = pairOf(target.map, step.replace(/\[\]$/, ''));
    if (pair === undefined) return undefined;
    const inner: Node | undefined = step.endsWith('[]') ? onlyItem(pair) : pair.value;
    if (inner === undefined && (pair.value !== undefined || step.endsWith('[]'))) return undefined;
    target = { map: asMap(inner), pair };
    if (inner !== undefined && target.map === undefined) return undefined;
  }
  return target;
}

function onlyItem({ value }: Pair): Node | undefined {
  const items = asSeq(value)?.items ?? [];
  return items.length === 1 ? items[0] : undefined;
}

function insertInto(document: YamlDocument, { map, pair }: Target, source: string): TextChange | undefined {
  if (map !== undefined) return map.flow ? undefined : insertPair(document, map, source);
  return pair === undefined ? undefined : insertFirstPair(document, pair, source);
}

/** The entry's lines as if it stood at the margin. */
function entrySource({ text }: YamlDocument, pair: Pair): string {
  const column = columnOf(text, pair.key.start);
  const lines = text.slice(pair.key.start, lineEnd(text, endOfPair(pair))).split(/\r?\n/);
  return lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(column, indentOf(line))))).join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function startsOnDash({ text }: YamlDocument, { key }: Pair): boolean {
  return text.slice(key.start - columnOf(text, key.start), key.start).trim() !== '';
}

function describe(belongs: Belongs): string {
  if (belongs.kind === 'inside') return `to "${belongs.path.join('.')}"`;
  return belongs.levels === 1 ? 'one level up' : `${belongs.levels} levels up`;
}
