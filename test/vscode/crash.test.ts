import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { withEditor } from './harness/editor.ts';
import { writeEndlessRunbook } from './harness/endlessRunbook.ts';
import { openNotebook } from './harness/notebook.ts';
import { runNode, withPractice } from './harness/practice.ts';
import { descendants, leftAfter, processes } from './harness/processes.ts';

test('a killed extension host leaves no process, and a record to its last event', { timeout: 240_000 }, () =>
  withPractice([], async (practice) => {
    const endless = await writeEndlessRunbook(practice.workspace);
    await withEditor(practice, async ({ page, server, screenshot }) => {
      const notebook = await openNotebook(page, endless.fileName);
      await notebook.diagnose.click();
      await notebook.step(endless.title).getByText('first line').waitFor();

      const hosts = descendants(server.group.pid).filter(({ command }) => command.includes('--type=extensionHost'));
      const [host] = hosts;
      assert.ok(host !== undefined && hosts.length === 1, `expected one extension host, found ${hosts.length}`);
      const children = new Set(descendants(host.pid).map(({ pid }) => pid));
      assert.ok(endless.running().some(({ pid }) => children.has(pid)));
      process.kill(host.pid, 'SIGKILL');
      const left = await leftAfter(5000, () => processes().filter(({ pid }) => children.has(pid)));
      assert.deepEqual(left, []);
      assert.deepEqual(endless.running(), []);
      await screenshot('40-extension-host-killed');

      const [record] = await records(practice.workspace);
      assert.ok(record !== undefined, 'the run left no record');
      const lines = (await readFile(record, 'utf8')).trimEnd().split('\n');
      const kinds = lines.map((line) => JSON.stringify(JSON.parse(line)).match(/"kind":"([a-z-]+)"/)?.[1]);
      assert.ok(kinds.includes('step-started'), `no step in ${kinds.join(', ')}`);
      const verified = await runNode('openclaw-runbook', ['record', 'verify', record], {});
      assert.match(verified.output, /unchanged; the run did not come to its end/);
    });
  }),
);

async function records(workspace: string): Promise<readonly string[]> {
  const folder = join(workspace, '.openclaw', 'runs');
  return (await readdir(folder)).map((run) => join(folder, run, 'record.jsonl'));
}
