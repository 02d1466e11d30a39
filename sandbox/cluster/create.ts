import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { OPENSSL_MISSING } from '../certificates/openssl.ts';
import { startService } from '../service/service.ts';
import { submitTask } from './admin.ts';
import { createCertificates } from './certificates.ts';
import { type Cluster, type ClusterWorker, WORKER_NAMES } from './cluster.ts';
import { writeClusterFiles } from './files.ts';
import { makeHealthy, notStarted } from './health.ts';
import { homePaths } from './home.ts';
import { DONE, failed, type Outcome } from './outcome.ts';
import { freePort } from './ports.ts';
import { writeProfile, writeWorkspace } from './workspace.ts';

/** The ports that are taken where they are free. */
const PREFERRED_PORTS = { manager: 9090, firstHealth: 9091 };

/** Work that is under way when somebody looks, two tasks for each worker; long enough to be seen waiting. */
const FIRST_TASKS = ['data-process', 'image-resize', 'video-encode', 'data-process', 'image-resize', 'video-encode'];
const FIRST_TASK_SECONDS = 1_800;

/** What a cluster is made from. */
export interface CreateOptions {
  readonly home: string;
  /** The sandbox's bundle, which the cluster's processes run. */
  readonly program: string;
  /** The folder of runbooks that are copied into the workspace. */
  readonly runbooks: string;
  /**
   * Whether the ports of the guides are taken where they are free. Not where several clusters run side by side: one
   * would take the port of another's worker while that is down.
   */
  readonly usualPorts: boolean;
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
}

/** Makes a cluster in an empty home and starts it; returns when every worker is healthy. */
export async function createCluster(options: CreateOptions): Promise<Outcome> {
  const { home, signal, progress } = options;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const cluster = await planCluster(options);
  saveCluster(cluster);
  progress('Writing the files of the practice hosts');
  writeClusterFiles(cluster);
  progress('Making certificates');
  const certificates = await createCertificates(home, signal);
  if (certificates.kind === 'failed') return failed(certificates.missing ? OPENSSL_MISSING : certificates.message);
  progress('Starting the manager and the workers');
  const manager = await startService(cluster, 'manager', signal);
  if (manager.kind === 'not-started') return notStarted(cluster, 'manager');
  const healthy = await makeHealthy(cluster, signal);
  if (healthy.kind === 'failed') return healthy;
  for (const type of FIRST_TASKS) {
    const submitted = await submitTask(home, type, { seconds: FIRST_TASK_SECONDS });
    if (submitted.kind === 'failed') return failed(submitted.message);
  }
  writeWorkspace(cluster, options.runbooks);
  writeProfile(cluster);
  return DONE;
}

async function planCluster({ home, program, usualPorts }: CreateOptions): Promise<Cluster> {
  const portFor = (usual: number, taken: readonly number[]): Promise<number> =>
    freePort(taken, usualPorts ? usual : undefined);
  const taken = [await portFor(PREFERRED_PORTS.manager, [])];
  const workers: ClusterWorker[] = [];
  for (const [index, name] of WORKER_NAMES.entries()) {
    const healthPort = await portFor(PREFERRED_PORTS.firstHealth + index, taken);
    taken.push(healthPort);
    workers.push({ name, healthPort });
  }
  const startedAt = new Date().toISOString();
  const [managerPort = PREFERRED_PORTS.manager] = taken;
  return { home, instance: randomUUID(), node: process.execPath, program, startedAt, managerPort, workers };
}

function saveCluster(cluster: Cluster): void {
  const { state } = homePaths(cluster.home);
  if (existsSync(state)) throw new Error(`"${state}" exists; a cluster must be removed before another is made`);
  writeFileSync(`${state}.tmp`, JSON.stringify(cluster, null, 2), { mode: 0o600 });
  renameSync(`${state}.tmp`, state);
}
