import assert from 'node:assert/strict';
import test from 'node:test';
import { withEditor } from './harness/editor.ts';
import { writeEndlessRunbook } from './harness/endlessRunbook.ts';
import { openNotebook } from './harness/notebook.ts';
import { withPractice } from './harness/practice.ts';
import { leftAfter } from './harness/processes.ts';
import { runCommand } from './harness/workbench.ts';

const names = (left: readonly { readonly command: string }[]) => left.map(({ command }) => command);

test('stop, and closing the editor, end a run and every process of it', { timeout: 240_000 }, () =>
  withPractice([], async (practice) => {
    const endless = await writeEndlessRunbook(practice.workspace);
    await withEditor(practice, async ({ page, screenshot }) => {
      const notebook = await openNotebook(page, endless.fileName);
      const output = notebook.step(endless.title).getByText('first line');

      await notebook.diagnose.click();
      await output.waitFor();
      assert.notDeepEqual(endless.running(), []);
      await screenshot('30-stop-running');
      await notebook.stop.click();
      await notebook.summary.filter({ hasText: 'Diagnosis stopped' }).waitFor();
      assert.deepEqual(names(endless.running()), []);
      await screenshot('31-stop-stopped');

      await notebook.diagnose.click();
      await notebook.stop.waitFor();
      await output.waitFor();
      assert.notDeepEqual(endless.running(), []);
      await runCommand(page, 'View: Close Editor');
      assert.deepEqual(names(await leftAfter(5000, endless.running)), []);
    });
  }),
);
