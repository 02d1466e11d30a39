import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import test from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { project } from '../vscode/harness/edition.ts';
import { descendants, leftAfter, processes, type RunningProcess } from '../vscode/harness/processes.ts';

test('npm start shows a broken worker.yaml in VS Code, and Ctrl+C ends all of it', { timeout: 240_000 }, () =>
  started(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-open'], async ({ child, address, left }) => {
    await seesSquiggles(address);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.deepEqual(await left(2000), []);
  }),
);

test('closing the terminal ends all of it', { timeout: 240_000 }, () =>
  started(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-open'], async ({ child, left }) => {
    child.kill('SIGHUP');
    await once(child, 'exit');
    assert.deepEqual(await left(2000), []);
  }),
);

test('ending npm alone ends all of it', { timeout: 240_000 }, () =>
  started('npm', ['start', '--', '--no-open'], async ({ child, left }) => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    assert.deepEqual(await left(20_000), []);
  }),
);

interface Started {
  readonly child: ChildProcess;
  /** Of VS Code. */
  readonly address: string;
  /** The processes that still run after a time, of all that it had started. */
  left(timeoutMs: number): Promise<readonly RunningProcess[]>;
}

async function started(
  program: string,
  args: readonly string[],
  use: (running: Started) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'openclaw-start-'));
  const practice = join(home, 'practice');
  const child = spawn(program, args, {
    cwd: project,
    env: { ...process.env, OPENCLAW_PRACTICE_HOME: practice },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = child;
  assert.ok(pid !== undefined);
  try {
    const address = await printedAddress(child.stdout);
    const pids = new Set(descendants(pid).map((descendant) => descendant.pid));
    const ours = () => processes().filter((one) => pids.has(one.pid) || one.command.includes(practice));
    assert.ok(ours().some(({ command }) => command.includes('server-main.js')));
    assert.ok(ours().some(({ command }) => command.includes('serve manager')));
    await use({ child, address, left: (timeoutMs) => leftAfter(timeoutMs, ours) });
  } finally {
    child.kill('SIGTERM');
    await rm(home, { recursive: true, force: true });
  }
}

async function seesSquiggles(address: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await page.screenshot({ path: join(project, 'test-results', 'start', 'workspace.png'), animations: 'disabled' });
  } finally {
    await browser.close();
  }
}

/** The address that is printed; the output goes on being read after it. */
function printedAddress(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: output });
    lines.on('line', (line) => {
      const [address] = /http:\/\/127\.0\.0\.1\S+/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    lines.once('close', () => reject(new Error('It ended without an address')));
  });
}
