import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The built program, as a user gets it. */
export const PROGRAM = fileURLToPath(new URL('../../../dist/openclaw-lint.cjs', import.meta.url));

/** A folder of its own with these files, by name, that is gone after the test. */
export function folderWith(context: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'openclaw-lint-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in a folder to its end. */
export function lint(cwd: string, args: readonly string[], input?: string | Uint8Array): Ended {
  return ended(spawnSync(process.execPath, [PROGRAM, ...args], { cwd, input, maxBuffer: 1 << 28 }));
}

/** The same for a user to whom permissions mean something; root may read everything. */
export function lintAsUser(context: TestContext, cwd: string, args: readonly string[]): Ended {
  if (process.getuid?.() !== 0) return lint(cwd, args);
  // The project may lie where no other user gets to.
  const home = folderWith(context, {});
  for (const folder of [home, cwd]) chmodSync(folder, 0o777);
  const program = join(home, 'openclaw-lint.cjs');
  copyFileSync(PROGRAM, program);
  return ended(spawnSync(process.execPath, [program, ...args], { cwd, uid: 65534, gid: 65534 }));
}

function ended({ status, stdout, stderr, error }: SpawnSyncReturns<Buffer>): Ended {
  if (error !== undefined) throw error;
  return { exitCode: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** A worker.yaml with two errors and two warnings, all of which have safe fixes, and one piece of advice. */
export const BROKEN_WORKER = `# Kept as it is.
cluster:
  manager_address: http://manager.example:9090
  tls_verify: false # for now
  reconnect_interval: 5
`;

export const SOUND_WORKER = `cluster:
  manager_address: manager.example:9090
  tls_verify: true
  reconnect_interval: 5s
  max_reconnect_attempts: 10
  heartbeat_interval: 10s
`;

export interface JsonReport {
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly path: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly fingerprint: string;
    readonly fixes: readonly { readonly safety: string }[];
  }[];
}

/** `path:line rule` for each finding of a run. */
export function places({ stdout }: Ended): readonly string[] {
  return report(stdout).findings.map(({ path, startLine, rule }) => `${path}:${startLine} ${rule}`);
}

export function report(stdout: string): JsonReport {
  return JSON.parse(stdout) as JsonReport;
}
