import { dirname, join } from 'node:path';
import { markBusy } from '../cluster/busy.ts';
import { type Cluster, managerAddress, readCluster } from '../cluster/cluster.ts';
import { createCluster } from '../cluster/create.ts';
import { homePaths } from '../cluster/home.ts';
import { failed, type Outcome } from '../cluster/outcome.ts';
import { isRunning, removeCluster, removeHome } from '../cluster/remove.ts';
import type { Fault } from '../faults/fault.ts';
import { findFaults } from '../faults/find.ts';
import { pause } from '../time/wait.ts';
import { EXIT_FOUND, EXIT_OK, EXIT_UNUSABLE, homeOf, type Invocation, readArguments } from './invocation.ts';

/** How often `--foreground` looks whether the cluster is still there. */
const WATCH_MS = 500;

/** Starts the cluster, breaks what is asked for, and says where it is. */
export async function up(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {
    fault: { type: 'string', multiple: true },
    foreground: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  if (read.positionals.length > 0) return unusable(invocation, `"${read.positionals[0]}" is not expected here`);
  const wanted = findFaults(read.values.fault ?? []);
  if (wanted.kind === 'unknown') return unusable(invocation, wanted.message);
  if (process.platform === 'win32') {
    return unusable(invocation, 'the practice cluster needs Linux or macOS; on Windows, run it inside WSL');
  }
  const home = homeOf(invocation);
  const busy = markBusy(home);
  if (busy.kind === 'other') {
    return unusable(invocation, `process ${busy.pid} is at work on "${home}"; wait for it, or remove "${busy.file}"`);
  }
  let outcome: Outcome & { readonly existed?: boolean };
  try {
    outcome = await bringUp(invocation, home, wanted.faults);
  } finally {
    busy.release();
  }
  if (outcome.kind === 'failed') {
    removeHome(home);
    return unusable(invocation, outcome.message);
  }
  const cluster = readCluster(home);
  if (!cluster) return unusable(invocation, `"${home}" was removed meanwhile`);
  invocation.print(read.values.json ? json(cluster) : text(cluster, outcome.existed === true));
  if (!read.values.foreground) return EXIT_OK;
  invocation.complain('Press Ctrl+C to end it.\n');
  // Ends too when somebody else takes the cluster down.
  while (isRunning(cluster) && (await pause(WATCH_MS, invocation.signal)));
  await removeCluster(home);
  removeHome(home);
  return EXIT_OK;
}

async function bringUp(
  invocation: Invocation,
  home: string,
  faults: readonly Fault[],
): Promise<Outcome & { readonly existed?: boolean }> {
  const existing = readCluster(home);
  const existed = existing !== undefined && isRunning(existing);
  if (!existed) {
    const created = await create(invocation, home, existing !== undefined);
    if (created.kind === 'failed') return created;
  }
  const cluster = readCluster(home);
  if (!cluster) return failed(`"${home}" was removed meanwhile`);
  for (const fault of faults) {
    if (fault.holds(cluster)) continue;
    invocation.complain(`Breaking: ${fault.title}\n`);
    const broken = await fault.break(cluster, invocation.signal);
    if (broken.kind === 'failed') {
      if (!existed) await removeCluster(home);
      return broken;
    }
  }
  return { kind: 'done', existed };
}

async function create(invocation: Invocation, home: string, leftOver: boolean): Promise<Outcome> {
  const progress = (message: string): void => invocation.complain(`${message}\n`);
  if (leftOver) progress('Removing what an earlier practice cluster left');
  await removeCluster(home);
  const created = await createCluster({
    home,
    program: invocation.program,
    runbooks: join(dirname(invocation.program), '..', 'runbooks'),
    usualPorts: !invocation.env['OPENCLAW_PRACTICE_HOME'],
    signal: invocation.signal,
    progress,
  });
  if (created.kind === 'failed') await removeCluster(home);
  return created;
}

function text(cluster: Cluster, existed: boolean): string {
  const state = existed ? 'is up already' : 'is up';
  return `The practice cluster ${state}: manager on ${managerAddress(cluster)}, ${cluster.workers.length} workers.
Workspace: ${homePaths(cluster.home).workspace}
`;
}

function json(cluster: Cluster): string {
  const { workspace, profile, bin } = homePaths(cluster.home);
  const { home, workers } = cluster;
  return `${JSON.stringify({ home, workspace, profile, bin, manager: managerAddress(cluster), workers }, null, 2)}\n`;
}

function unusable(invocation: Invocation, message: string): number {
  const stopped = invocation.signal.aborted;
  invocation.complain(stopped ? 'Stopped; nothing was left running.\n' : `openclaw-sandbox up: ${message}\n`);
  return stopped ? EXIT_FOUND : EXIT_UNUSABLE;
}
