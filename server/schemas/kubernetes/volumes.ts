import type { Node } from '../../documents/node.ts';
import type { MapCheckContext } from '../check.ts';
import { amountOf } from './amounts.ts';
import { checkDistinct, type FieldCheck, type Fields, fieldsOf, type Reporter } from './fields.ts';

/** Volumes have names of their own, and what a container mounts must be one of its pod's. */
export function checkVolumes(spec: Fields, report: Reporter, { around, partial }: MapCheckContext): void {
  // A StatefulSet puts a volume for each of its claims in the place of any of that name.
  const claims = around
    .flatMap((map) => fieldsOf(map).objects('volumeClaimTemplates'))
    .flatMap((claim) => claim.object('metadata') ?? []);
  const claimed = new Set(claims.flatMap((claim) => claim.text('name') ?? []));
  const volumes = spec.objects('volumes').filter((volume) => !claimed.has(volume.text('name') ?? ''));
  checkDistinct(volumes, 'name', report);
  // One of a templated name may be any of those that are asked for.
  if (partial || [...volumes, ...claims].some((volume) => !volume.known('name'))) return;
  const names = new Set([...claimed, ...volumes.flatMap((volume) => volume.text('name') ?? [])]);
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
    report.invalid(requests, 'storage', 'a claim has to ask for more than nothing');
  }
};

export const checkEmptyDir: FieldCheck = (volume, report) => {
  const amount = amountOf(volume, 'sizeLimit');
  if (amount !== undefined && amount < 0) report.invalid(volume, 'sizeLimit', 'a size cannot be negative');
};
