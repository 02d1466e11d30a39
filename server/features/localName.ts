import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { Node, ScalarNode } from '../documents/node.ts';
import type { Resource } from '../graph/resource.ts';
import type { Cursor } from './cursor.ts';

/** A name that holds within one resource: a pod's volume, a network or service of a Compose file. */
export interface LocalName {
  readonly kind: 'volume' | 'network' | 'service';
  readonly definitions: readonly ScalarNode[];
  readonly uses: readonly ScalarNode[];
}

/** The local name under the cursor, where it is defined or used. */
export function localNameAt({ resource, node, role }: Cursor): LocalName | undefined {
  if (node.kind !== 'scalar' || node.templated) return undefined;
  const names = resource.kind === 'Compose' ? composeNames(resource) : role === 'value' ? podNames(resource) : [];
  const own = names.find((one) => one.definitions.includes(node) || one.uses.includes(node));
  if (own === undefined) return undefined;
  const isSame = (scalar: ScalarNode): boolean => scalar.text === node.text;
  return { kind: own.kind, definitions: own.definitions.filter(isSame), uses: own.uses.filter(isSame) };
}

/** All names of a kind, whatever they are; who asks picks one. */
function podNames(resource: Resource): readonly LocalName[] {
  const { workload } = resource;
  if (workload === undefined) return [];
  const definitions = workload.volumes.flatMap(({ map }) => scalars(pairOf(map, 'name')?.value));
  const uses = workload.containers.flatMap(({ mounts }) => mounts.flatMap(({ volume }) => scalars(volume)));
  return [{ kind: 'volume', definitions, uses }];
}

function composeNames({ root }: Resource): readonly LocalName[] {
  const services = keysOf(pairOf(root, 'services')?.value);
  const networks = keysOf(pairOf(root, 'networks')?.value);
  const bodies = effectivePairs(asMap(pairOf(root, 'services')?.value) ?? root).map(({ value }) => value);
  return [
    {
      kind: 'service',
      definitions: services,
      uses: bodies.flatMap((body) => namesIn(pairOf(body, 'depends_on')?.value)),
    },
    {
      kind: 'network',
      definitions: networks,
      uses: bodies.flatMap((body) => namesIn(pairOf(body, 'networks')?.value)),
    },
  ];
}

/** Compose takes a list of names, or a map with a name as each key. */
function namesIn(node: Node | undefined): readonly ScalarNode[] {
  return asMap(node) === undefined ? itemsOf(node).flatMap(scalars) : keysOf(node);
}

function keysOf(node: Node | undefined): readonly ScalarNode[] {
  return (asMap(node)?.pairs ?? []).map(({ key }) => key);
}

function scalars(node: Node | undefined): ScalarNode[] {
  const scalar = asScalar(node);
  return scalar === undefined || textOf(scalar) === undefined ? [] : [scalar];
}
