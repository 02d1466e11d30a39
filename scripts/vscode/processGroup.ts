import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A program and everything that it started in turn. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Settles when the program itself has ended, with its exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks all of the group to end and, after five seconds, makes them. */
  stop(): Promise<void>;
}

/** Starts a program at the head of a process group of its own, so that one signal reaches its children too. */
export async function startGroup(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<ProcessGroup> {
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`"${program}" started without a process id`);
  return { child, pid, ended, stop: () => endProcesses(process.platform === 'win32' ? pid : -pid) };
}

/** Ends a process or, by its negative id, a process group: asks first, and makes it end after five seconds. */
export async function endProcesses(target: number): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(target), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  const deadline = Date.now() + 5000;
  send(target, 'SIGTERM');
  // The kernel tells a parent of its own children's end only; of others one has to ask.
  while (send(target, Date.now() > deadline ? 'SIGKILL' : 0)) await delay(20);
}

/** Whether there was anyone to receive the signal. */
function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
