import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly wallMs: number;
  /** User and system time of all its threads; NaN where /proc does not tell. */
  readonly cpuMs: number;
  /** The largest resident size, in MiB; NaN where /proc does not tell. */
  readonly peakMiB: number;
  readonly exitCode: number | null;
}

/** How often the counters of a running process are looked at; what happens in its last moments may be missed. */
const SAMPLE_MS = 10;

/** Runs a program and throws its output away; by a pipe, since grep stops early when it sees that nobody reads. */
export async function measure(program: string, args: readonly string[], cwd: string): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  child.stdout.resume();
  const { pid } = child;
  let cpuMs = Number.NaN;
  let peakMiB = Number.NaN;
  const timer = setInterval(() => {
    const status = readProc(`/proc/${pid}/status`);
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
    const fields = readProc(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (!Number.isNaN(peak)) peakMiB = peak;
    if (!Number.isNaN(ticks)) cpuMs = ticks * TICK_MS;
  }, SAMPLE_MS);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  return { wallMs: performance.now() - begun, cpuMs, peakMiB, exitCode };
}

/** The kernel counts in hundredths of a second, whatever its own clock does. */
const TICK_MS = 10;

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended, or this is not Linux.
    return '';
  }
}

/** The run with the median wall time; the runs of several programs take turns, so that they see the same machine. */
export async function measureInTurns(
  programs: readonly (() => Promise<Measured>)[],
  runs: number,
): Promise<readonly Measured[]> {
  const results: Measured[][] = programs.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, program] of programs.entries()) results[index]?.push(await program());
  }
  return results.map((own) => {
    const median = own.toSorted((a, b) => a.wallMs - b.wallMs)[Math.floor(own.length / 2)];
    if (median === undefined) throw new Error('nothing was measured');
    return median;
  });
}
