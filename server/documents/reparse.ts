import type { MapNode, Node, SeqNode } from './node.ts';
import { mapEnd, parseYaml, seqEnd } from './parse.ts';
import { parseDocument, type YamlDocument } from './yamlDocument.ts';

/**
 * Parses the new text of a document of which an older version is known, and re-reads only the smallest entry of a block
 * map or sequence that holds the change, where that gives what a parse of the whole would. Takes over the nodes of
 * `previous`, which must not be used any more.
 */
export function reparseDocument(previous: YamlDocument, offset: number, text: string): YamlDocument {
  if (!canSplice(previous, text)) return parseDocument(previous.uri, offset, text);
  const change = findChange(previous.text, text);
  const { path, units } = findUnits(previous.root, previous.text, change);
  for (const unit of units.reverse()) {
    // So do anchors: aliases elsewhere hold the very nodes that would be replaced.
    if (previous.linked && /[&*]/.test(previous.text.slice(unit.start, unit.end))) continue;
    const entries = reparseUnit(unit, text, change);
    if (entries === undefined) continue;
    shiftBehind(previous.root, change.oldEnd, text.length - previous.text.length);
    replaceEntry(unit, entries);
    for (const ancestor of path.slice(0, unit.depth + 1).reverse()) updateEnd(ancestor);
    return { ...previous, offset, text };
  }
  return parseDocument(previous.uri, offset, text);
}

/** Syntax errors and some marks reach beyond the lines that they stand on. */
function canSplice(previous: YamlDocument, text: string): previous is YamlDocument & { readonly root: Node } {
  return (
    previous.root !== undefined &&
    previous.problems.length === 0 &&
    !FAR_REACHING.test(previous.text) &&
    !FAR_REACHING.test(text)
  );
}

/** A template action, a byte order mark, a directive, a document's end, an explicit key: `? ` stands before what the key's node covers. A key that is missing before its colon has no place of its own. */
const FAR_REACHING = /\{\{|\uFEFF|^(?:%|\.\.\.)|^[ \t]*(?:-[ \t]+)*[?:](?:[ \t\r]|$)/m;

interface Change {
  readonly start: number;
  /** In the old text. */
  readonly oldEnd: number;
  /** In the new text. */
  readonly newEnd: number;
}

function findChange(before: string, after: string): Change {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shortest - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

/** An entry of a block collection that has its lines for itself: from its line's start to the next entry's. */
interface Unit {
  readonly parent: MapNode | SeqNode;
  readonly index: number;
  /** Index of `parent` in the path from the root. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  /** Offset of its first character that is not indentation: the key, or the dash. */
  readonly head: number;
}

/** Every block collection around the change, outermost first, and those of their entries that can be read alone. */
function findUnits(root: Node, text: string, change: Change): { path: (MapNode | SeqNode)[]; units: Unit[] } {
  const path: (MapNode | SeqNode)[] = [];
  const units: Unit[] = [];
  let node: Node | undefined = root;
  let end = text.length;
  while (node !== undefined && (node.kind === 'map' || node.kind === 'seq') && !node.flow) {
    const parent: MapNode | SeqNode = node;
    path.push(parent);
    const index = entryAt(parent, text, change.start);
    const head = headOf(parent, index, text);
    const next = headOf(parent, index + 1, text);
    if (head === undefined || (next === undefined && index + 1 < entryCount(parent))) break;
    end = next === undefined ? end : lineStart(text, next);
    // A change at the very edge may join with what stands outside.
    if (change.start <= head || change.oldEnd >= end) break;
    const start = lineStart(text, head);
    if (text.slice(start, head).trim() === '') units.push({ parent, index, depth: path.length - 1, start, end, head });
    node = parent.kind === 'map' ? parent.pairs[index]?.value : parent.items[index];
  }
  return { path, units };
}

function entryCount(node: MapNode | SeqNode): number {
  return node.kind === 'map' ? node.pairs.length : node.items.length;
}

/** The last entry that starts at or before the offset. */
function entryAt(node: MapNode | SeqNode, text: string, offset: number): number {
  for (let index = entryCount(node) - 1; index >= 0; index -= 1) {
    const head = headOf(node, index, text);
    if (head !== undefined && head <= offset) return index;
  }
  return -1;
}

function headOf(node: MapNode | SeqNode, index: number, text: string): number | undefined {
  if (node.kind === 'map') return node.pairs[index]?.key.start;
  const item = node.items[index];
  if (item === undefined) return undefined;
  const dash = text.lastIndexOf('-', item.start - 1);
  return dash !== -1 && /^-[ \t]*$/.test(text.slice(dash, item.start)) ? dash : undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Reads the unit's new lines alone; undefined where that could differ from reading them in their place. */
function reparseUnit(unit: Unit, text: string, change: Change): readonly unknown[] | undefined {
  const slice = text.slice(unit.start, unit.end + change.newEnd - change.oldEnd);
  const indent = unit.head - unit.start;
  if (!staysInside(slice, indent)) return undefined;
  const { root, problems, linked } = parseYaml(slice);
  if (root === undefined || problems.length > 0 || linked) return undefined;
  if (root.kind !== unit.parent.kind || root.flow || root.start !== indent) return undefined;
  moveBy(root, unit.start);
  return root.kind === 'map' ? root.pairs : root.items;
}

/** Every line with content is indented at least as far as the first: nothing in it can end an outer collection. */
function staysInside(slice: string, indent: number): boolean {
  return slice.split('\n').every((line) => line.trim() === '' || line.search(/[^ ]/) >= indent);
}

function moveBy(node: Node, by: number): void {
  node.start += by;
  node.end += by;
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      moveBy(pair.key, by);
      if (pair.value !== undefined) moveBy(pair.value, by);
    }
  } else if (node.kind === 'seq') {
    for (const item of node.items) if (item !== undefined) moveBy(item, by);
  }
}

/** Moves every node that stands behind the change; what starts before it gets its end from its entries later. */
function shiftBehind(node: Node, from: number, by: number): void {
  if (by === 0 || node.end < from) return;
  if (node.start >= from) {
    moveBy(node, by);
  } else if (node.kind === 'map') {
    for (const pair of node.pairs) {
      if (pair.key.start >= from) moveBy(pair.key, by);
      if (pair.value !== undefined) shiftBehind(pair.value, from, by);
    }
  } else if (node.kind === 'seq') {
    for (const item of node.items) if (item !== undefined) shiftBehind(item, from, by);
  }
}

function replaceEntry(unit: Unit, entries: readonly unknown[]): void {
  const list = unit.parent.kind === 'map' ? unit.parent.pairs : unit.parent.items;
  (list as unknown[]).splice(unit.index, 1, ...entries);
}

function updateEnd(node: MapNode | SeqNode): void {
  node.end = node.kind === 'map' ? mapEnd(node.pairs, node.start) : seqEnd(node.items, node.start);
}
