import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The worker's claim on its state folder. */
export interface StateLock {
  /** Notes the last heartbeat; what a killed worker leaves of it is stale. */
  readonly noteHeartbeat: (sequence: number) => void;
  readonly release: () => void;
}

/** Claims a state folder; the path of the lock where somebody holds it, or a killed worker left it. */
export function lockState(folder: string): StateLock | { readonly heldBy: string } {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'worker.lock');
  const heartbeat = join(folder, 'heartbeat.tmp');
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
  } catch {
    return { heldBy: lock };
  }
  const noteHeartbeat = (sequence: number): void => writeFileSync(heartbeat, `${sequence}\n`);
  noteHeartbeat(0);
  return {
    noteHeartbeat,
    release: () => {
      rmSync(heartbeat, { force: true });
      rmSync(lock, { force: true });
    },
  };
}
