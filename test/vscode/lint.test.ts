import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { withEditor } from './harness/editor.ts';
import { focusText, openFile, runCommand, save } from './harness/workbench.ts';
import { after, before } from './suite/files.ts';

test('worker.yaml is underlined as it is typed, and fixes make the good one of it', { timeout: 180_000 }, async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'openclaw-workspace-'));
  const file = join(workspace, 'worker.yaml');
  await writeFile(file, '');
  await withEditor({ workspace }, async ({ page, screenshot }) => {
    const squiggles = page.locator('.monaco-editor .view-overlays .squiggly-warning');
    await openFile(page, 'worker.yaml');
    await focusText(page);
    // As a person types it: the editor indents by itself, and Backspace takes that back on the last line.
    await page.keyboard.type('# /etc/openclaw/worker.yaml\ncluster:\n  manager_address: "192.168.1.10:9090"\n');
    await page.keyboard.type('reconnect_interval: "30s"');
    await squiggles.first().waitFor();
    await page.keyboard.type('\nmax_reconnect_attempts: 5\n');
    await page.keyboard.press('Backspace');
    await page.locator('.tab.active.dirty').waitFor();
    await screenshot('01-lint-squiggles');
    await save(page);
    assert.equal(await readFile(file, 'utf8'), before);
    await page.getByText('"30s"').click();
    await page.keyboard.press('ControlOrMeta+.');
    await page.locator('.action-widget').getByText('5s').first().waitFor();
    await screenshot('02-lint-quick-fix');
    await page.keyboard.press('Enter');
    await page.locator('.view-line').filter({ hasText: '"5s"' }).waitFor();
    await runCommand(page, 'OpenClaw: Fix All in File');
    await squiggles.first().waitFor({ state: 'detached' });
    await save(page);
    assert.equal(await readFile(file, 'utf8'), after);
    await screenshot('03-lint-fixed');
  });
  await rm(workspace, { recursive: true });
});
