import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../cluster/cluster.ts';
import { hostPaths } from '../cluster/home.ts';
import { waitFor } from '../time/wait.ts';
import { endProcess, isClusterProcess } from './process.ts';
import { SUPERVISOR } from './supervisor.ts';

/** What a service is doing, in systemd's terms. */
export type ServiceState =
  | { readonly kind: 'activating' | 'active'; readonly pid: number; readonly since: Date }
  /** Stopped, or never started. */
  | { readonly kind: 'inactive'; readonly since: Date | undefined }
  | { readonly kind: 'failed'; readonly pid: number; readonly ended: ServiceEnd; readonly since: Date };

/** How a service's process ended. */
export type ServiceEnd =
  | { readonly kind: 'exit-code'; readonly exitCode: number }
  | { readonly kind: 'signal'; readonly signal: number };

/** Whether a service came up, or what it is doing instead. */
export type StartResult = { readonly kind: 'started' } | { readonly kind: 'not-started'; readonly state: ServiceState };

/** How long a service has to say that it is ready. */
const READY_TIMEOUT_MS = 15_000;

/** In the host's `run` folder: the shell that waits for the service's process. */
const SUPERVISOR_PID = 'supervisor.pid';

/** The name of the service that a host runs. */
export function unitOf(host: string): 'openclaw-manager' | 'openclaw-worker' {
  return host === 'manager' ? 'openclaw-manager' : 'openclaw-worker';
}

/** Starts a host's service and waits until it is ready, as `systemctl start` does; fine where it runs already. */
export async function startService(cluster: Cluster, host: string, signal: AbortSignal): Promise<StartResult> {
  if (serviceState(cluster, host).kind === 'active') return { kind: 'started' };
  const paths = hostPaths(cluster.home, host);
  for (const file of ['main.pid', 'ready', 'exit']) rmSync(join(paths.run, file), { force: true });
  mkdirSync(paths.run, { recursive: true });
  const role = host === 'manager' ? 'manager' : 'worker';
  const command = [cluster.node, cluster.program, 'serve', role, '--home', cluster.home, '--host', host];
  const supervisor = spawn(
    '/bin/sh',
    [
      ...['-c', SUPERVISOR, 'openclaw-supervisor', cluster.instance, unitOf(host), paths.journal, paths.run],
      ...[...command, '--instance', cluster.instance],
    ],
    // LC_ALL: names of signals and dates in the journal are the same everywhere.
    { detached: true, stdio: 'ignore', cwd: paths.root, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } },
  );
  supervisor.unref();
  writeFileSync(join(paths.run, SUPERVISOR_PID), `${supervisor.pid ?? ''}\n`);
  // Not cancellable: until the process is known, nobody could end it.
  const limits = { timeoutMs: READY_TIMEOUT_MS, signal: new AbortController().signal };
  await waitFor(() => readNumber(join(paths.run, 'main.pid')), limits);
  const settled = await waitFor(
    () => {
      const state = serviceState(cluster, host);
      return state.kind === 'active' || state.kind === 'failed' ? state : undefined;
    },
    { timeoutMs: READY_TIMEOUT_MS, signal },
  );
  if (settled?.kind === 'active') return { kind: 'started' };
  return { kind: 'not-started', state: serviceState(cluster, host) };
}

/** Stops a host's service and waits until its process is gone. */
export async function stopService(cluster: Cluster, host: string): Promise<void> {
  const state = serviceState(cluster, host);
  if (state.kind === 'active' || state.kind === 'activating') await endService(cluster, host, state.pid);
  // The supervisor writes down how the process ended; until it is gone too, the service's state is not known.
  const supervisor = readNumber(join(hostPaths(cluster.home, host).run, SUPERVISOR_PID));
  const gone = (): true | undefined =>
    supervisor === undefined || !isClusterProcess(supervisor, cluster.instance) || undefined;
  await waitFor(gone, { timeoutMs: 2_000, signal: new AbortController().signal });
}

async function endService(cluster: Cluster, host: string, pid: number): Promise<void> {
  const paths = hostPaths(cluster.home, host);
  appendFileSync(
    paths.journal,
    `systemd[1] ${new Date().toISOString()} Stopping ${unitOf(host)}.service with main process ${pid}\n`,
  );
  await endProcess(pid, cluster.instance);
}

/** Stops, then starts a host's service. */
export async function restartService(cluster: Cluster, host: string, signal: AbortSignal): Promise<StartResult> {
  await stopService(cluster, host);
  return startService(cluster, host, signal);
}

/** What a host's service is doing now, from its process and from what its supervisor saw. */
export function serviceState(cluster: Cluster, host: string): ServiceState {
  const { run } = hostPaths(cluster.home, host);
  const pid = readNumber(join(run, 'main.pid'));
  if (pid === undefined) return { kind: 'inactive', since: undefined };
  if (isClusterProcess(pid, cluster.instance)) {
    const ready = join(run, 'ready');
    if (!existsSync(ready)) return { kind: 'activating', pid, since: changed(join(run, 'main.pid')) };
    return { kind: 'active', pid, since: changed(ready) };
  }
  const exit = join(run, 'exit');
  const exitCode = readNumber(exit);
  if (exitCode === undefined) return { kind: 'inactive', since: undefined };
  const since = changed(exit);
  // A shell reports a signal as 128 plus its number; 143 is SIGTERM, the ordinary way to stop a service.
  if (exitCode === 0 || exitCode === 143) return { kind: 'inactive', since };
  if (exitCode > 128) return { kind: 'failed', pid, since, ended: { kind: 'signal', signal: exitCode - 128 } };
  return { kind: 'failed', pid, since, ended: { kind: 'exit-code', exitCode } };
}

function readNumber(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return /^\d+$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function changed(file: string): Date {
  return statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date();
}
