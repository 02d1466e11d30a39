import { type ChildProcess, spawn } from 'node:child_process';
import { Duplex, type Readable } from 'node:stream';
import type { ProcessRequest, ProcessResult, StartProcess } from '../run/system.ts';
import { graceMs, supervisor, watcher } from './supervisor.ts';

export interface StarterOptions {
  /** Asked at each start: in a workspace that the user does not trust, nothing runs. */
  readonly trusted: () => boolean;
  /** Where local programs begin, such as the user's home folder. */
  readonly folder: string;
}

/** The one place of the engine where processes start. */
export function createStarter(options: StarterOptions): StartProcess {
  return async (request) => {
    const startedAt = performance.now();
    const ended = (end: Partial<ProcessResult>): ProcessResult => ({
      exitCode: null,
      signal: null,
      timedOut: false,
      cancelled: false,
      startError: null,
      ...end,
      durationMs: Math.round(performance.now() - startedAt),
    });
    if (!options.trusted()) return ended({ startError: 'the workspace is not trusted, so nothing runs' });
    if (request.signal.aborted) return ended({ cancelled: true });
    try {
      const child = spawn('/bin/sh', ['-c', supervisor, 'openclaw', ...request.command], {
        cwd: options.folder,
        env: { ...request.environment, OPENCLAW_WATCHER: watcher },
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      });
      return ended(await supervise(child, request));
    } catch (error) {
      // spawn throws for what never reaches the system, such as a NUL character in an argument.
      return ended({ startError: messageOf(error) });
    }
  };
}

async function supervise(child: ChildProcess, request: ProcessRequest): Promise<Partial<ProcessResult>> {
  const { stdin, stdout, stderr } = child;
  const lifeline = child.stdio[3];
  if (stdin === null || stdout === null || stderr === null || !(lifeline instanceof Duplex)) {
    return { startError: 'the system gave no pipes to the process' };
  }
  let timedOut = false;
  let cancelled = false;
  const stop = (): void => void lifeline.end();
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, request.timeoutMs);
  const cancel = (): void => {
    cancelled = true;
    stop();
  };
  request.signal.addEventListener('abort', cancel, { once: true });

  // A program that ends without reading its input, and a watcher that is gone already, are no mistakes.
  stdin.on('error', () => {});
  lifeline.on('error', () => {});
  lifeline.resume();
  stdin.end(request.input ?? '');

  const watcherGone = new Promise<void>((resolve) => lifeline.once('close', () => resolve()));
  const exited = new Promise<{ code: number | null; signal: string | null; error: string | null }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error: messageOf(error) }));
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
  });
  const reading = [startReading(stdout, 'stdout', request), startReading(stderr, 'stderr', request)];

  const { code, signal, error } = await exited;
  clearTimeout(timer);
  request.signal.removeEventListener('abort', cancel);
  if (error === null) {
    stop();
    await within(watcherGone, graceMs + lastResortMs);
    // Only where the watcher itself was killed or is stuck.
    if (!lifeline.closed) killGroup(child.pid);
    await outputRead(reading);
  }
  for (const stream of [stdout, stderr, lifeline]) stream.destroy();
  return error === null
    ? { exitCode: code, signal, timedOut: timedOut && !cancelled, cancelled }
    : { startError: error };
}

const lastResortMs = 12_000;
const silenceMs = 500;

interface Reading {
  readonly done: Promise<void>;
  /** Grows with each piece, and is odd while a piece is being taken. */
  readonly progress: () => number;
}

function startReading(stream: Readable, name: 'stdout' | 'stderr', request: ProcessRequest): Reading {
  let progress = 0;
  const read = async (): Promise<void> => {
    try {
      for await (const bytes of stream) {
        progress++;
        await request.onOutput(name, bytes);
        progress++;
      }
    } catch (error) {
      // This is how a stream ends that is destroyed because a service outside of the session holds it open.
      if (!stream.destroyed) throw error;
    }
  };
  return { done: read(), progress: () => progress };
}

/** All output there is; a service that left the session may hold the pipe open for good without writing to it. */
async function outputRead(reading: readonly Reading[]): Promise<void> {
  let ended = false;
  const all = Promise.all(reading.map(({ done }) => done)).then(() => {
    ended = true;
  });
  while (!ended) {
    const before = reading.map(({ progress }) => progress());
    await within(all, silenceMs);
    const moved = reading.some(({ progress }, index) => progress() !== before[index] || progress() % 2 === 1);
    if (!ended && !moved) return;
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No such group: everything in it has ended.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
