import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A program and everything that it started in turn. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Settles when the program itself has ended. */
  readonly ended: Promise<void>;
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
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`"${program}" started without a process id`);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { child, pid, ended, stop: () => stopGroup(pid, ended) };
}

async function stopGroup(pid: number, ended: Promise<void>): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return ended;
  }
  const deadline = Date.now() + 5000;
  signalGroup(pid, 'SIGTERM');
  while (groupIsAlive(pid)) {
    if (Date.now() > deadline) signalGroup(pid, 'SIGKILL');
    // The kernel tells a parent of its own children's end only; of theirs one has to ask.
    await delay(20);
  }
}

function groupIsAlive(pid: number): boolean {
  return signalGroup(pid, 0);
}

/** Whether there was anyone to receive the signal. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
