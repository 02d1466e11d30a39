import { existsSync, rmSync } from 'node:fs';
import { serviceState, stopService } from '../service/service.ts';
import { type Cluster, readCluster } from './cluster.ts';
import { homePaths } from './home.ts';
import { removeIfEmpty, removeWorkspace } from './workspace.ts';

/** Whether any process of the cluster runs. */
export function isRunning(cluster: Cluster): boolean {
  return hostsOf(cluster).some((host) => {
    const { kind } = serviceState(cluster, host);
    return kind === 'active' || kind === 'activating';
  });
}

/** Ends every process of the cluster in a home and removes what was made there; fine where there is none. */
export async function removeCluster(home: string): Promise<void> {
  const paths = homePaths(home);
  const cluster = readCluster(home);
  // First of all, so that nobody finds a cluster that is going away.
  rmSync(paths.profile, { force: true });
  if (cluster) {
    // Workers first: without the manager they would log its loss and try again.
    await Promise.all(cluster.workers.map(({ name }) => stopService(cluster, name)));
    await stopService(cluster, 'manager');
  }
  if (!existsSync(home)) return;
  removeWorkspace(home);
  for (const made of [paths.hosts, paths.bin, paths.state]) rmSync(made, { recursive: true, force: true });
}

/** Removes the home itself where nothing is left in it. */
export function removeHome(home: string): void {
  removeIfEmpty(home);
}

/** Every host of the cluster that runs a service. */
export function hostsOf(cluster: Cluster): readonly string[] {
  return ['manager', ...cluster.workers.map(({ name }) => name)];
}
