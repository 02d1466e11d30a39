import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
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
import { descendants, leftAfter, processes } from '../vscode/harness/processes.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`npm start opens VS Code on a broken cluster, and ${signal} ends all of it`, { timeout: 240_000 }, async () => {
    const home = await mkdtemp(join(tmpdir(), 'openclaw-start-'));
    const practice = join(home, 'practice');
    // What the npm script starts; npm itself would only stand between the signal and the program.
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--no-open'], {
      cwd: project,
      env: { ...process.env, OPENCLAW_PRACTICE_HOME: practice },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { pid } = child;
    assert.ok(pid !== undefined);
    const address = await printedAddress(child.stdout);
    if (signal === 'SIGINT') await seesSquiggles(address);
    const started = new Set(descendants(pid).map((child) => child.pid));
    const ours = () => processes().filter((process) => started.has(process.pid) || process.command.includes(practice));
    assert.ok(ours().some(({ command }) => command.includes('server-main.js')));
    assert.ok(ours().some(({ command }) => command.includes('serve manager')));
    child.kill(signal);
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.deepEqual(await leftAfter(2000, ours), []);
    await rm(home, { recursive: true });
  });
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
