import type { Node } from '../../documents/node.ts';
import type { MapCheckContext } from '../check.ts';
import { amountOf } from './amounts.ts';
import { type FieldCheck, type Fields, fieldsOf, type Reporter } from './fields.ts';

/** What a container mounts must be a volume of its pod. */
export function checkMounts(spec: Fields, report: Reporter, { around }: Pick<MapCheckContext, 'around'>): void {
  // A StatefulSet adds a volume for each of its claims.
  const claims = around.flatMap((map) => fieldsOf(map).objects('volumeClaimTemplates'));
  const named = [...spec.objects('volumes'), ...claims.flatMap((claim) => claim.object('metadata') ?? [])];
  // One of a templated name may be any of those that are asked for.
  if (named.some((volume) => !volume.known('name'))) return;
  const names = new Set(named.flatMap((volume) => volume.text('name') ?? []));
  const containers = [...spec.objects('containers'), ...spec.objects('initContainers')];
  for (const mount of containers.flatMap((container) => container.objects('volumeMounts'))) {
    const name = mount.text('name');
    if (name === undefined || names.has(name)) continue;
    report.conflict(mount, 'name', `there is no volume "${name}" in this pod; add it under "volumes"`);
  }
}

/** All sources of a projected volume share one folder. */
export const checkProjectedVolume: FieldCheck = (volume, report) => {
  const seen = new Map<string, Node>();
  for (const source of volume.objects('sources')) {
    const files = ['secret', 'configMap', 'downwardAPI'].flatMap((key) => source.object(key)?.objects('items') ?? []);
    for (const file of files) {
      const path = file.text('path');
      const node = file.node('path');
      if (path === undefined || node === undefined) continue;
      const first = seen.get(path);
      if (first === undefined) seen.set(path, node);
      else report.duplicate(node, first, `another file of this volume is at "${path}" already`);
    }
  }
};

/** A claim has to ask for some storage. */
export const checkClaimResources: FieldCheck = (resources, report) => {
  const requests = resources.object('requests');
  if (requests === undefined) return;
  const amount = amountOf(requests, 'storage');
  if (!requests.has('storage')) report.missing('storage', '"storage" is missing; a claim asks for an amount of it');
  else if (amount !== undefined && amount <= 0) {
    report.conflict(requests, 'storage', 'a claim has to ask for more than nothing');
  }
};

export const checkEmptyDir: FieldCheck = (volume, report) => {
  const amount = amountOf(volume, 'sizeLimit');
  if (amount !== undefined && amount < 0) report.conflict(volume, 'sizeLimit', 'a size cannot be negative');
};
