import { existsSync, readFileSync } from 'node:fs';
import { isRecord, parseObject } from '../wire/messages.ts';
import { homePaths } from './home.ts';

/** A practice cluster that was started: what its programs need to find and recognise its processes. */
export interface Cluster {
  readonly home: string;
  /** Stands in the argument list of each of its processes, so that a reused process id is never taken for one. */
  readonly instance: string;
  /** The Node.js executable and the sandbox's bundle that started it. */
  readonly node: string;
  readonly program: string;
  /** RFC 3339. */
  readonly startedAt: string;
  /** The port on 127.0.0.1 that the manager is meant to listen on. */
  readonly managerPort: number;
  readonly workers: readonly ClusterWorker[];
}

/** A worker of the cluster and the port on 127.0.0.1 of its health endpoint. */
export interface ClusterWorker {
  readonly name: string;
  readonly healthPort: number;
}

/** The worker that faults break, and whose configuration file lies in the workspace. */
export const PRACTICE_WORKER = 'worker-02';

/** Names of the cluster's workers. */
export const WORKER_NAMES: readonly string[] = ['worker-01', PRACTICE_WORKER, 'worker-03'];

/** The address on which the manager is meant to listen. */
export function managerAddress(cluster: Pick<Cluster, 'managerPort'>): string {
  return `127.0.0.1:${cluster.managerPort}`;
}

/** The cluster in a home, undefined where none was started. */
export function readCluster(home: string): Cluster | undefined {
  const file = homePaths(home).state;
  if (!existsSync(file)) return undefined;
  const { instance, node, program, startedAt, managerPort, workers } = parseObject(readFileSync(file, 'utf8'));
  if (
    typeof instance !== 'string' ||
    typeof node !== 'string' ||
    typeof program !== 'string' ||
    typeof startedAt !== 'string' ||
    typeof managerPort !== 'number' ||
    !Array.isArray(workers)
  ) {
    return undefined;
  }
  return { home, instance, node, program, startedAt, managerPort, workers: workers.filter(isClusterWorker) };
}

function isClusterWorker(value: unknown): value is ClusterWorker {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['healthPort'] === 'number';
}
