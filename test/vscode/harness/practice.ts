import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { project } from './edition.ts';

/** A practice cluster of its own, beside any other that may run on this machine. */
export interface Practice {
  readonly home: string;
  readonly workspace: string;
  /** What leads programs to this cluster. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs one of the cluster's own programs, such as `clw`, and gives what it prints. */
  run(program: string, ...args: readonly string[]): Promise<string>;
}

interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Brings a practice cluster up, breaks it, and ends it after `use`. */
export async function withPractice(
  faults: readonly string[],
  use: (practice: Practice) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'openclaw-practice-'));
  const home = join(folder, 'practice');
  const environment = { OPENCLAW_PRACTICE_HOME: home };
  const sandbox = (...args: readonly string[]) => runNode('openclaw-sandbox', args, environment);
  try {
    const up = await sandbox('up', ...faults.flatMap((fault) => ['--fault', fault]));
    if (up.code !== 0) throw new Error(`The practice cluster did not start:\n${up.output}`);
    const path = `${join(home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    await use({
      home,
      workspace: join(home, 'workspace'),
      environment,
      run: async (program, ...args) => (await runProgram(program, args, { ...environment, PATH: path })).output,
    });
  } finally {
    await sandbox('down');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs one of the project's own built programs. */
export function runNode(
  name: 'openclaw-sandbox' | 'openclaw-runbook',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Finished> {
  return runProgram(process.execPath, [join(project, 'dist', `${name}.cjs`), ...args], environment);
}

async function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Finished> {
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await once(child, 'close');
  return { code: child.exitCode, output };
}
