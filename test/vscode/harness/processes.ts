import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every process of this machine that still runs; one that only waits to be collected has ended. */
export function processes(): readonly RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (command === undefined || state?.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** The processes that a process has started, and those that they have started. */
export function descendants(pid: number, all: readonly RunningProcess[] = processes()): readonly RunningProcess[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(child.pid, all)]);
}

/** Asks for processes until there is none or the time is up; gives those that are left. */
export async function leftAfter(
  timeoutMs: number,
  find: () => readonly RunningProcess[],
): Promise<readonly RunningProcess[]> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const left = find();
    if (left.length === 0 || Date.now() > deadline) return left;
    // The kernel tells nobody but the parent that a process has ended: one has to ask.
    await delay(50);
  }
}
