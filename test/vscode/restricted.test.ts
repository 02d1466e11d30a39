import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { withEditor } from './harness/editor.ts';
import { writeEndlessRunbook } from './harness/endlessRunbook.ts';
import { openNotebook } from './harness/notebook.ts';
import { withPractice } from './harness/practice.ts';
import { openFile, runCommand } from './harness/workbench.ts';

test('in Restricted Mode files are checked, runbooks can be read, and nothing runs', { timeout: 240_000 }, () =>
  withPractice([], async (practice) => {
    const endless = await writeEndlessRunbook(practice.workspace);
    await withEditor({ ...practice, trusted: false }, async ({ page, screenshot }) => {
      await openFile(page, 'worker.yaml');
      await page.locator('.monaco-editor .view-overlays .squiggly-warning').first().waitFor();
      const notebook = await openNotebook(page, endless.fileName);
      await notebook.frame.getByText('Restricted Mode: this runbook can be read, nothing runs').waitFor();
      await screenshot('50-restricted');
      assert.equal(await notebook.diagnose.getAttribute('aria-disabled'), 'true');
      await notebook.diagnose.click({ force: true });
      await notebook.step(endless.title).getByRole('button', { name: /^Run/ }).click({ force: true });
      await runCommand(page, 'OpenClaw: Diagnose…');
      await notebook.frame.getByRole('button', { name: 'Manage Workspace Trust' }).click();
      await page.locator('.workspace-trust-editor').waitFor();
      await screenshot('51-restricted-manage-trust');
      assert.deepEqual(endless.running(), []);
      assert.equal(existsSync(join(practice.workspace, '.openclaw', 'runs')), false);
    });
  }),
);
