import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The practice cluster that an editor is opened on. */
export interface PracticeCluster {
  readonly workspace: string;
  /** Ends it, unless it was there before. */
  stop(): Promise<void>;
}

interface ClusterOptions {
  readonly project: string;
  /** What is broken in it from the start. */
  readonly fault: string;
  readonly signal: AbortSignal;
  report(line: string): void;
}

/** Brings the practice cluster up; one that is up already is used as it is, and left when all ends. */
export async function startCluster({ project, fault, signal, report }: ClusterOptions): Promise<PracticeCluster> {
  const program = join(project, 'dist', 'openclaw-sandbox.cjs');
  const existing = await sandbox(program, ['status', '--json'], signal);
  if (existing.code === 0 || existing.code === 1) {
    const { up, workspace } = readAnswer(existing.output);
    if (up === true && workspace !== null) {
      report('The practice cluster is up already; it is used as it is, and stays when this ends.');
      return { workspace, stop: async () => {} };
    }
  }
  const started = await sandbox(program, ['up', '--fault', fault, '--json'], signal);
  signal.throwIfAborted();
  const { workspace } = started.code === 0 ? readAnswer(started.output) : { workspace: null };
  if (workspace === null) throw new Error('The practice cluster did not start');
  return { workspace, stop: () => stopCluster(program) };
}

async function stopCluster(program: string): Promise<void> {
  // Its own time limit: what made everything else stop must not stop this.
  const { code } = await sandbox(program, ['down'], AbortSignal.timeout(30_000));
  if (code !== 0) throw new Error('The practice cluster did not end; try: npx openclaw-sandbox down');
}

interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the sandbox's program, which says on the standard error stream what it is doing. */
async function sandbox(program: string, args: readonly string[], signal: AbortSignal): Promise<Finished> {
  signal.throwIfAborted();
  // A group of its own: Ctrl+C reaches it once, from here, and it cleans up.
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child, 'close');
  signal.removeEventListener('abort', stop);
  return { code: child.exitCode, output };
}

function readAnswer(output: string): { readonly up: boolean | null; readonly workspace: string | null } {
  const answer: unknown = JSON.parse(output);
  if (typeof answer !== 'object' || answer === null) return { up: null, workspace: null };
  const { up, workspace } = { up: null, workspace: null, ...answer };
  return { up: up === true, workspace: typeof workspace === 'string' ? workspace : null };
}
