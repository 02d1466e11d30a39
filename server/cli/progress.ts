import { setImmediate } from 'node:timers/promises';
import type { LintIo } from './lintIo.ts';

/** A line on the terminal that says how far a long run is; also the points at which a run can be ended. */
export interface Progress {
  /** False when the run shall end. Cheap enough to be called for every file. */
  readonly goesOn: (what: string, done: number, of: number) => boolean | Promise<boolean>;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Signals are only taken in between pieces of work. */
const PIECE_MS = 50;

/** A run that is over before that needs no line. */
const QUIET_MS = 500;

export function createProgress({ stderr, isTerminal, signal }: LintIo): Progress {
  const started = performance.now();
  let pauseAt = started + PIECE_MS;
  let isShown = false;

  async function pause(line: string): Promise<boolean> {
    if (isTerminal && performance.now() - started > QUIET_MS) {
      stderr(`\r${line}\u001b[K`);
      isShown = true;
    }
    await setImmediate();
    pauseAt = performance.now() + PIECE_MS;
    return !signal.aborted;
  }

  return {
    goesOn: (what, done, of) =>
      performance.now() < pauseAt ? !signal.aborted : pause(`${done} of ${of} files ${what}`),
    clear: () => {
      if (isShown) stderr('\r\u001b[K');
      isShown = false;
    },
  };
}
