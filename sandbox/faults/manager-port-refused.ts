import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Cluster, managerAddress } from '../cluster/cluster.ts';
import { notStarted, waitUntilUnreachable } from '../cluster/health.ts';
import { hostPaths } from '../cluster/home.ts';
import { DONE, type Outcome } from '../cluster/outcome.ts';
import { freePort } from '../cluster/ports.ts';
import { restartService } from '../service/service.ts';
import type { Fault } from './fault.ts';

const LISTEN_ADDRESS = /^(\s*listen_address:\s*)"?([^"\s#]*)"?.*$/m;

/** The manager listens on another port after a change of its configuration, so that the workers' port refuses. */
export const managerPortRefused: Fault = {
  id: 'manager-port-refused',
  title: 'The manager listens on another port than the workers connect to',
  holds: (cluster) => {
    const file = hostPaths(cluster.home, 'manager').configuration;
    return existsSync(file) && LISTEN_ADDRESS.exec(readFileSync(file, 'utf8'))?.[2] !== managerAddress(cluster);
  },
  break: async (cluster, signal) => {
    const port = await freePort([cluster.managerPort]);
    const listening = await listenOn(cluster, `127.0.0.1:${port}`, signal);
    if (listening.kind === 'failed') return listening;
    const workers = cluster.workers.map(({ name }) => name);
    return waitUntilUnreachable(cluster, workers, signal);
  },
  mend: (cluster, signal) => listenOn(cluster, managerAddress(cluster), signal),
};

async function listenOn(cluster: Cluster, address: string, signal: AbortSignal): Promise<Outcome> {
  const file = hostPaths(cluster.home, 'manager').configuration;
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(LISTEN_ADDRESS, `$1"${address}"`));
  const restarted = await restartService(cluster, 'manager', signal);
  return restarted.kind === 'started' ? DONE : notStarted(cluster, 'manager');
}
