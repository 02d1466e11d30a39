import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HostPaths, hostPaths } from '../cluster/home.ts';
import { createLog, type Log } from '../log/log.ts';
import { aborted, listen } from '../service/life.ts';
import { inSeconds, parseDuration } from '../time/duration.ts';
import { pause } from '../time/wait.ts';
import { parseWorkerConfiguration, type WorkerConfiguration } from './configuration.ts';
import { type ConnectionOptions, holdConnection } from './connection.ts';
import type { Credentials } from './dial.ts';
import { readEnvironmentFile } from './environment.ts';
import { createHealthServer } from './health.ts';
import { lockState } from './lock.ts';
import { createTaskRunner } from './tasks.ts';

/** Heartbeats that could not be sent before the worker says so. */
const HEARTBEAT_ATTEMPTS = 3;

/** Runs a worker until the signal aborts or it gives up; gives the exit code. */
export async function serveWorker(home: string, worker: string, signal: AbortSignal): Promise<number> {
  const paths = hostPaths(home, worker);
  const log = createLog(paths.log);
  const environment = readEnvironmentFile(paths.environment);
  const read = parseWorkerConfiguration(readFileSync(paths.configuration, 'utf8'), environment);
  if (read.kind === 'invalid') {
    for (const { line, message } of read.problems) log.error(`${paths.configuration}:${line}: ${message}`);
    return 1;
  }
  const lock = lockState(paths.stateFolder);
  if ('heldBy' in lock) {
    log.error(`Cannot lock the worker's state: ${lock.heldBy} exists; another worker runs, or one was killed`);
    return 1;
  }
  const tasks = createTaskRunner();
  let connected = false;
  let lastHeartbeat: Date | undefined;
  const health = createHealthServer(() => ({ connected, lastHeartbeat, activeTasks: tasks.active() }));
  const healthPort = Number(environment['OPENCLAW_HEALTH_PORT'] ?? 9091);
  const problem = await listen(health, { host: '127.0.0.1', port: healthPort });
  if (problem === undefined) {
    log.info(`Worker '${worker}' starts; health endpoint on 127.0.0.1:${healthPort}`);
    writeFileSync(join(paths.run, 'ready'), '');
  } else {
    log.error(`Cannot listen for health checks: ${problem}`);
  }
  const gaveUp =
    problem !== undefined ||
    (await stayConnected(read.configuration, {
      log,
      signal,
      credentials: credentialsReader(paths, environment['OPENCLAW_TLS_RELOAD'] === 'true'),
      connection: {
        worker,
        address: `127.0.0.1:${healthPort}`,
        tasks,
        onRegistered: () => {
          connected = true;
        },
        onHeartbeat: (sequence) => {
          lastHeartbeat = new Date();
          lock.noteHeartbeat(sequence);
        },
      },
      onLost: () => {
        connected = false;
      },
    }));
  if (signal.aborted) log.info('Worker is stopping');
  tasks.dispose();
  health.close();
  health.closeAllConnections();
  lock.release();
  return gaveUp ? 1 : 0;
}

interface Stay {
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly credentials: () => Credentials | string;
  readonly connection: Pick<ConnectionOptions, 'worker' | 'address' | 'tasks' | 'onRegistered' | 'onHeartbeat'>;
  readonly onLost: () => void;
}

/** Connects again and again as the configuration says; true when the attempts are used up. */
async function stayConnected(configuration: WorkerConfiguration, stay: Stay): Promise<boolean> {
  const { log, signal } = stay;
  const intervalMs = parseDuration(configuration.reconnectInterval.value) ?? 0;
  const heartbeatIntervalMs = parseDuration(configuration.heartbeatInterval.value) ?? 0;
  const maxAttempts = configuration.maxReconnectAttempts.value;
  const manager = { host: configuration.managerHost.value, port: configuration.managerPort.value };
  let attempts = 0;
  let lostBefore = false;
  let missed: AbortController | undefined;
  while (!signal.aborted) {
    const credentials = stay.credentials();
    let registered = false;
    if (typeof credentials === 'string') log.error(credentials);
    else {
      const onRegistered = (): void => {
        missed?.abort();
        stay.connection.onRegistered();
      };
      const options = { ...stay.connection, onRegistered, manager, credentials, heartbeatIntervalMs, log, signal };
      registered = await holdConnection(options, lostBefore);
    }
    if (signal.aborted) break;
    if (registered) {
      stay.onLost();
      lostBefore = true;
      attempts = 0;
      missed = new AbortController();
      missedHeartbeats(heartbeatIntervalMs, log, AbortSignal.any([signal, missed.signal]));
    }
    attempts += 1;
    if (attempts > maxAttempts) {
      log.error(`Giving up after ${maxAttempts} attempts to reconnect`);
      missed?.abort();
      return true;
    }
    log.warn(`Retrying connection in ${inSeconds(intervalMs)}...`);
    await pause(intervalMs, signal);
  }
  return false;
}

/** Says once that heartbeats cannot be sent, when as many as are tried have come due without a connection. */
function missedHeartbeats(intervalMs: number, log: Log, until: AbortSignal): void {
  const timer = setTimeout(
    () => log.error(`Failed to send heartbeat to manager after ${HEARTBEAT_ATTEMPTS} attempts`),
    intervalMs * HEARTBEAT_ATTEMPTS,
  );
  void aborted(until).then(() => clearTimeout(timer));
}

/** Certificates are read once, as a restart is expected after a renewal, unless the worker is told to reload them. */
function credentialsReader(paths: HostPaths, reload: boolean): () => Credentials | string {
  let kept: Credentials | string | undefined;
  return () => {
    if (kept === undefined || reload) kept = readCredentials(paths.certificates);
    return kept;
  };
}

/** The TLS files in a folder, or what is wrong with them in the product's words. */
export function readCredentials(folder: string): Credentials | string {
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  try {
    return { certificate: read('worker.crt'), key: read('worker-key.pem'), ca: read('ca.crt') };
  } catch (error) {
    return `TLS handshake failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
