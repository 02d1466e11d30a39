import { resolve, walk } from './access.ts';
import type { MapNode, Node, Pair, SeqNode } from './node.ts';

/** In which map or sequence each node stands; a key stands in the map that it is a key of. */
export type Parents = ReadonlyMap<Node, MapNode | SeqNode>;

/** Reads a tree once; what is anchored stands where its text does. */
export function parentsOf(root: Node): Parents {
  const parents = new Map<Node, MapNode | SeqNode>();
  walk(root, (node) => {
    if (node.kind === 'seq') for (const item of node.items) if (item !== undefined) parents.set(item, node);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      parents.set(key, node);
      if (value !== undefined) parents.set(value, node);
    }
  });
  return parents;
}

/** The pair that a node is the key or the value of. */
export function pairAt(parents: Parents, node: Node): { readonly map: MapNode; readonly pair: Pair } | undefined {
  const map = parents.get(node);
  if (map?.kind !== 'map') return undefined;
  const pair = map.pairs.find(({ key, value }) => key === node || value === node);
  return pair === undefined ? undefined : { map, pair };
}

/** The keys and indexes that lead to a node; those of a key lead to its value. */
export function pathTo(parents: Parents, node: Node): readonly (string | number)[] {
  const path: (string | number)[] = [];
  let current = node;
  for (let around = parents.get(current); around !== undefined; around = parents.get(current)) {
    if (around.kind === 'seq') path.push(around.items.indexOf(current));
    else path.push(pairAt(parents, current)?.pair.key.text ?? '');
    current = around;
  }
  return path.reverse();
}

/** The maps around a node, innermost first; the node itself where it is one. */
export function mapsAround(parents: Parents, node: Node): readonly MapNode[] {
  const maps: MapNode[] = [];
  for (let current: Node | undefined = resolve(node); current !== undefined; current = parents.get(current)) {
    if (current.kind === 'map') maps.push(current);
  }
  return maps;
}
