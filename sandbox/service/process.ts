import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { waitFor } from '../time/wait.ts';

/** How long a process has to end after SIGTERM before it is killed. */
const END_TIMEOUT_MS = 5_000;

/**
 * Whether the process runs and is one of the cluster's: the argument list holds the cluster's instance id. A dead process
 * that nobody has waited for has an empty argument list and so does not count.
 */
export function isClusterProcess(pid: number, instance: string): boolean {
  return commandLine(pid).includes(instance);
}

/** Ends a process of the cluster, by force where it does not go by itself; leaves any other process alone. */
export async function endProcess(pid: number, instance: string): Promise<void> {
  const gone = (): true | undefined => (isClusterProcess(pid, instance) ? undefined : true);
  // Not cancellable: a removal that was begun must not leave processes behind.
  const limits = { timeoutMs: END_TIMEOUT_MS, signal: new AbortController().signal };
  if (gone()) return;
  sendSignal(pid, 'SIGTERM');
  // A stopped process takes SIGTERM only when it goes on.
  sendSignal(pid, 'SIGCONT');
  if (await waitFor(gone, limits)) return;
  sendSignal(pid, 'SIGKILL');
  await waitFor(gone, limits);
}

/** Sends a signal; false where there is no such process any more. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
