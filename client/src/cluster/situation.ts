import type { Cluster } from '../../../engine/profile/profile.ts';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { ClusterChoice, ProfileFound, SituationChanged } from '../../protocol.ts';
import type { ProfileRead } from './readProfile.ts';

export interface SituationRequest {
  readonly trusted: boolean;
  readonly read: ProfileRead;
  readonly cluster: Cluster | null;
  readonly runbook: Runbook | null;
  /** What the user chose, by variable. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** What the page may know of profile and cluster: names, never addresses or values that the profile keeps. */
export function situationOf({ trusted, read, cluster, runbook, chosen }: SituationRequest): SituationChanged {
  return {
    kind: 'situation',
    trusted,
    profile: profileFound(read),
    cluster: cluster?.name ?? null,
    variables: variablesOf(runbook, cluster, chosen),
  };
}

/** The values that a run is started with: those the user chose that this runbook has, and a worker of this cluster. */
export function variablesOf(
  runbook: Runbook | null,
  cluster: Cluster | null,
  chosen: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = new Set(runbook?.variables.map(({ name }) => name));
  const kept = Object.entries(chosen).filter(([name, value]) => names.has(name) && name !== 'WORKER' && value !== '');
  const worker = names.has('WORKER') && cluster !== null ? workerOf(cluster, chosen['WORKER']) : null;
  return Object.fromEntries(worker === null ? kept : [...kept, ['WORKER', worker]]);
}

export function workersOf(cluster: Cluster): readonly string[] {
  return cluster.hosts.filter(({ role }) => role === 'worker').map(({ name }) => name);
}

function workerOf(cluster: Cluster, chosen: string | undefined): string | null {
  const workers = workersOf(cluster);
  if (chosen !== undefined && workers.includes(chosen)) return chosen;
  const named = cluster.variables['WORKER'];
  if (named !== undefined) return named;
  return workers.length === 1 ? (workers[0] ?? null) : null;
}

function profileFound(read: ProfileRead): ProfileFound {
  switch (read.kind) {
    case 'none':
      return { kind: 'none' };
    case 'invalid':
      return read;
    case 'found':
      return { kind: 'found', path: read.path, clusters: read.profile.clusters.map(clusterChoice) };
  }
}

function clusterChoice(cluster: Cluster): ClusterChoice {
  return { name: cluster.name, practice: cluster.practice, workers: workersOf(cluster) };
}
