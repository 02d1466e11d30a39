import assert from 'node:assert/strict';
import test from 'node:test';
import { withEditor } from './harness/editor.ts';
import { agreeToAll, openNotebook, textOf } from './harness/notebook.ts';
import { withPractice } from './harness/practice.ts';
import { screenshotInThemes } from './harness/theme.ts';

test('worker-02 is diagnosed, its expired certificate renewed, and it is healthy again', { timeout: 400_000 }, () =>
  withPractice(['worker-certificate-expired'], async (practice) => {
    assert.match(await practice.run('clw', 'cluster', 'status'), /worker-02\s+UNREACHABLE/);
    await withEditor(practice, async (editor) => {
      const { page, screenshot } = editor;
      const notebook = await openNotebook(page, 'clw-worker-unreachable.runbook.md');
      await screenshotInThemes(editor, '10-notebook');

      await notebook.frame.getByRole('button', { name: 'Diagnose worker-02' }).click();
      await notebook.stop.waitFor();
      await screenshot('11-notebook-diagnosing');
      await notebook.conclusion.filter({ hasText: 'Root cause' }).waitFor({ timeout: 120_000 });
      assert.equal(await textOf(notebook.conclusion), "Root cause: The worker's certificate has expired");
      const evidence = notebook.frame.locator('.cause-proven').getByText(/notAfter=/);
      await evidence.first().waitFor();
      await screenshotInThemes(editor, '12-notebook-root-cause');

      await notebook.frame.getByRole('button', { name: 'Apply fix…' }).click();
      const questions = await agreeToAll(notebook, (count) => screenshot(`13-notebook-asks-${count}`));
      assert.ok(questions.length > 0, 'a change ran without a question');
      assert.equal(await textOf(notebook.outcome), 'Fixed, and verified');
      await screenshotInThemes(editor, '14-notebook-fixed');
    });
    assert.match(await practice.run('clw', 'cluster', 'status'), /worker-02\s+healthy/);
  }),
);

test('a healthy cluster ends in nothing wrong found', { timeout: 300_000 }, () =>
  withPractice([], (practice) =>
    withEditor(practice, async ({ page, screenshot }) => {
      const notebook = await openNotebook(page, 'clw-worker-unreachable.runbook.md');
      await notebook.diagnose.click();
      await notebook.conclusion.waitFor({ timeout: 120_000 });
      assert.equal(await textOf(notebook.conclusion), 'Nothing wrong found');
      await screenshot('20-notebook-nothing-wrong');
    }),
  ),
);
