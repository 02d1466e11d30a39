import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../cluster/cluster.ts';
import { hostPaths } from '../cluster/home.ts';
import { serviceState } from './service.ts';

/** Removes what a killed worker left in its state folder; leaves it alone while the service runs. */
export function clearStaleState(cluster: Cluster, host: string): void {
  const { kind } = serviceState(cluster, host);
  if (kind === 'active' || kind === 'activating') return;
  const folder = hostPaths(cluster.home, host).stateFolder;
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.lock') || name === 'heartbeat.tmp') rmSync(join(folder, name), { force: true });
  }
}
