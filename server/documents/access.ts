import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';

/** Follows aliases; undefined where one names no anchor. Bounded, since an anchor may hold an alias to itself. */
export function resolve(node: Node | undefined): Exclude<Node, { kind: 'alias' }> | undefined {
  let current = node;
  for (let steps = 0; current?.kind === 'alias' && steps < 32; steps += 1) current = current.target;
  return current?.kind === 'alias' ? undefined : current;
}

export function asMap(node: Node | undefined): MapNode | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'map' ? resolved : undefined;
}

export function asSeq(node: Node | undefined): SeqNode | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'seq' ? resolved : undefined;
}

export function asScalar(node: Node | undefined): ScalarNode | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'scalar' ? resolved : undefined;
}

/** The text of a scalar; undefined where the node is none, is null, or is templated and therefore unknown. */
export function textOf(node: Node | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar === undefined || scalar.templated || scalar.type === 'null' ? undefined : scalar.text;
}

/** The pairs of a map with merge keys (`<<`) resolved, own pairs before merged ones; bounded against cycles. */
export function effectivePairs(map: MapNode): readonly Pair[] {
  if (!map.pairs.some((pair) => pair.key.text === '<<')) return map.pairs;
  const pairs = new Map<string, Pair>();
  collectPairs(map, pairs, 0);
  return [...pairs.values()];
}

function collectPairs(map: MapNode, into: Map<string, Pair>, depth: number): void {
  if (depth > 16) return;
  for (const pair of map.pairs) {
    if (pair.key.text !== '<<' && !into.has(pair.key.text)) into.set(pair.key.text, pair);
  }
  for (const pair of map.pairs) {
    if (pair.key.text !== '<<') continue;
    const merged = resolve(pair.value);
    const sources = merged?.kind === 'seq' ? merged.items : [merged];
    for (const source of sources) {
      const sourceMap = asMap(source);
      if (sourceMap !== undefined) collectPairs(sourceMap, into, depth + 1);
    }
  }
}

/** The pair of a key, own pairs first, then merged ones. */
export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const own = map.pairs.find((pair) => pair.key.text === key);
  if (own !== undefined || !map.pairs.some((pair) => pair.key.text === '<<')) return own;
  return effectivePairs(map).find((pair) => pair.key.text === key);
}

/** The value at a path of keys and indexes, aliases and merge keys followed. */
export function valueAt(node: Node | undefined, ...path: readonly (string | number)[]): Node | undefined {
  let current = node;
  for (const step of path) {
    current = typeof step === 'number' ? asSeq(current)?.items[step] : pairOf(current, step)?.value;
  }
  return resolve(current);
}

/** The items of a sequence that are there; empty where the node is none. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return (asSeq(node)?.items ?? []).filter((item) => item !== undefined);
}

/** Calls `visit` for every node below and including `node`, in the order of the text; aliases are not followed. */
export function walk(node: Node | undefined, visit: (node: Node) => void): void {
  if (node === undefined) return;
  visit(node);
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      visit(pair.key);
      walk(pair.value, visit);
    }
  } else if (node.kind === 'seq') {
    for (const item of node.items) walk(item, visit);
  }
}
