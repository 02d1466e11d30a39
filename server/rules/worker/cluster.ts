import { asMap, asScalar, pairOf, textOf } from '../../documents/access.ts';
import type { MapNode, Pair, ScalarNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';

/** A key of one of the sections of a worker.yaml. */
export interface Setting {
  readonly pair: Pair | undefined;
  readonly scalar: ScalarNode | undefined;
  /** Undefined where the value is absent, null, templated or no scalar. */
  readonly text: string | undefined;
}

/** The setting of a worker.yaml at `section.key`. */
export function settingOf(resource: Resource, section: 'cluster' | 'worker', key: string): Setting {
  const pair = pairOf(sectionOf(resource, section), key);
  return { pair, scalar: asScalar(pair?.value), text: textOf(pair?.value) };
}

/** Whether a worker keeps a connection to a manager of its own, rather than to the endpoint of a cluster. */
export function dialsManager(resource: Resource): boolean {
  const cluster = sectionOf(resource, 'cluster');
  return pairOf(cluster, 'manager_address') !== undefined || pairOf(cluster, 'endpoint') === undefined;
}

/** A section of a worker.yaml; undefined where it is absent or no map. */
export function sectionOf(resource: Resource, section: 'cluster' | 'worker'): MapNode | undefined {
  return asMap(pairOf(resource.root, section)?.value);
}
