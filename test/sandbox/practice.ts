import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildProgram } from './program.ts';

/** How a program ended, and what it printed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A sandbox that is built as users get it, with a home of its own. */
export interface Practice {
  readonly home: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `openclaw-sandbox` with these arguments. */
  readonly sandbox: (...args: readonly string[]) => Promise<Ended>;
  /** A shell script on a practice host, with the PATH that the profile gives it. */
  readonly onHost: (host: string, script: string) => Promise<Ended>;
  /** Command lines of processes that belong to this home. */
  readonly processes: () => Promise<readonly string[]>;
  /** Ends the cluster and removes every file. */
  readonly dispose: () => Promise<void>;
}

/** Builds the sandbox into a temporary folder beside a copy of nothing else; the cluster is not up yet. */
export async function createPractice(): Promise<Practice> {
  // With a blank and a quote in it, as folders of users may have.
  const folder = mkdtempSync(join(tmpdir(), "openclaw practice's "));
  const program = join(folder, 'dist', 'openclaw-sandbox.cjs');
  await buildProgram('sandbox/bin.ts', program);
  const home = join(folder, 'home');
  const env = { ...process.env, OPENCLAW_PRACTICE_HOME: home };
  const sandbox = (...args: readonly string[]): Promise<Ended> => run([process.execPath, program, ...args], env);
  return {
    home,
    program,
    env,
    sandbox,
    onHost: (host, script) =>
      run(['/bin/sh', '-c', script], {
        ...env,
        PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
        OPENCLAW_PRACTICE_HOST: host,
        TZ: 'UTC',
      }),
    processes: async () => (await commandLines()).filter((line) => line.includes(folder)),
    dispose: async () => {
      await sandbox('down');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a program to its end. */
export function run(
  [file = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input = '',
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** Asks again until the answer is there; fails the test when it does not come. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  const deadline = performance.now() + 45_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within 45 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function commandLines(): Promise<readonly string[]> {
  if (!existsSync('/proc/self/cmdline')) {
    return (await run(['ps', '-A', '-ww', '-o', 'args='], process.env)).stdout.split('\n');
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      // It ended meanwhile.
      return '';
    }
  });
}
