import type { WorkerStatus } from '../manager/registry.ts';
import { restartService, type StartResult, serviceState, startService, unitOf } from '../service/service.ts';
import { clearStaleState } from '../service/stale.ts';
import { waitFor } from '../time/wait.ts';
import { fetchCluster } from './admin.ts';
import type { Cluster } from './cluster.ts';
import { hostPaths } from './home.ts';
import { DONE, failed, type Outcome } from './outcome.ts';

/** Longer than connecting, registering and the practice cluster's grace period together. */
const HEALTHY_TIMEOUT_MS = 40_000;

/** How long a worker that has just started needs to register. */
const CONNECT_TIMEOUT_MS = 2_000;

/** How the manager says a worker is doing; undefined where the manager cannot be asked. */
export async function workerStatus(cluster: Cluster, worker: string): Promise<WorkerStatus | undefined> {
  const view = await fetchCluster(cluster.home);
  return view.kind === 'ok' ? view.value.workers.find(({ id }) => id === worker)?.status : undefined;
}

/** Waits until the manager says that each of the workers is unreachable. */
export async function waitUntilUnreachable(
  cluster: Cluster,
  workers: readonly string[],
  signal: AbortSignal,
): Promise<Outcome> {
  return waitUntilAll(cluster, workers, 'UNREACHABLE', signal);
}

/** Starts what does not run, lets workers connect that have lost the manager, and waits until all are healthy. */
export async function makeHealthy(cluster: Cluster, signal: AbortSignal): Promise<Outcome> {
  const manager = await startService(cluster, 'manager', signal);
  if (manager.kind === 'not-started') return notStarted(cluster, 'manager');
  const started = await Promise.all(
    cluster.workers.map(
      async ({ name }): Promise<readonly [string, StartResult]> => [name, await revive(cluster, name, signal)],
    ),
  );
  for (const [name, result] of started) if (result.kind === 'not-started') return notStarted(cluster, name);
  const names = cluster.workers.map(({ name }) => name);
  return waitUntilAll(cluster, names, 'healthy', signal);
}

/** Why a host's service did not come up, and where it says more. */
export function notStarted(cluster: Cluster, host: string): Outcome {
  return failed(`${unitOf(host)} on ${host} did not start; its log is ${hostPaths(cluster.home, host).journal}`);
}

async function revive(cluster: Cluster, name: string, signal: AbortSignal): Promise<StartResult> {
  if (serviceState(cluster, name).kind !== 'active') {
    clearStaleState(cluster, name);
    return startService(cluster, name, signal);
  }
  const connected = await waitFor(
    async () => {
      const status = await workerStatus(cluster, name);
      return (status !== undefined && status !== 'UNREACHABLE') || undefined;
    },
    { timeoutMs: CONNECT_TIMEOUT_MS, signal, everyMs: 100 },
  );
  // It would connect by itself, but only when its reconnect interval has gone by.
  return connected ? { kind: 'started' } : restartService(cluster, name, signal);
}

async function waitUntilAll(
  cluster: Cluster,
  workers: readonly string[],
  wanted: WorkerStatus,
  signal: AbortSignal,
): Promise<Outcome> {
  let others: readonly string[] = workers;
  const reached = await waitFor(
    async () => {
      const view = await fetchCluster(cluster.home);
      const known = view.kind === 'ok' ? view.value.workers : [];
      others = workers.filter((name) => known.find(({ id }) => id === name)?.status !== wanted);
      return others.length === 0 || undefined;
    },
    { timeoutMs: HEALTHY_TIMEOUT_MS, signal, everyMs: 100 },
  );
  if (reached) return DONE;
  if (signal.aborted) return failed('stopped');
  return failed(`${others.join(', ')} did not become ${wanted} within ${HEALTHY_TIMEOUT_MS / 1_000} seconds`);
}
