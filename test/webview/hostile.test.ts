import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { OutputLine, RunUpdate } from '../../client/protocol.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import { type OpenPage, type Stage, startStage } from './page.ts';
import { output, runbookRead, situation, started, stepStarted, updates } from './scenes.ts';

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

const stepId = 'worker-certificate';

async function running(...first: readonly RunUpdate[]): Promise<OpenPage> {
  const open = await stage.open();
  await open.send(runbookRead, situation, updates(started('step', [stepId]), stepStarted(stepId), ...first));
  return open;
}

async function checkShown(line: string, shown: string): Promise<void> {
  const open = await running(output(stepId, [line]));
  assert.equal(await open.text('.output-line'), shown);
  assert.equal(await open.page.locator('.output-line *:not(.unseen)').count(), 0);
  assert.deepEqual(open.errors, []);
  await open.page.close();
}

test('markup in output is text', () =>
  checkShown(
    '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  ));

test('terminal controls in output are seen, not obeyed', () =>
  checkShown('\u001b[31mred\u001b]8;;https://evil.example\u0007link', '␛[31mred␛]8;;https://evil.example␇link'));

test('text that would reorder itself is shown in the order it has', () =>
  checkShown('user\u202e\u2066// admin\u2069\u2066', 'user[U+202E][U+2066]// admin[U+2069][U+2066]'));

test('a link in output is text', () =>
  checkShown('[run](command:workbench.action.terminal.new)', '[run](command:workbench.action.terminal.new)'));

test('a line of a megabyte is shown as far as it was sent, with what is missing', async () => {
  const line: OutputLine = { n: 1, stream: 'stdout', line: 1, text: 'x'.repeat(4000), cut: 1_044_576 };
  const open = await running({ kind: 'output', stepId, lines: [line] });
  const text = await open.text('.output-line');
  assert.equal(text.length, 4000 + ' … 1,044,576 more characters'.length);
});

test('a hundred thousand lines keep the page alive, its head and tail shown and the rest counted', async () => {
  const open = await running();
  const batch = 2000;
  await open.page.evaluate(`
    window.longestFrameMs = 0;
    let last = performance.now();
    requestAnimationFrame(function measure(now) {
      longestFrameMs = Math.max(longestFrameMs, now - last);
      last = now;
      requestAnimationFrame(measure);
    });
  `);
  for (let from = 1; from <= 100_000; from += batch) {
    await open.send(updates(output(stepId, lines(batch, from), from)));
  }
  assert.equal(await open.page.locator('.output-line').count(), 2500);
  assert.equal(await open.text('.output-gap'), '97,500 lines not shown');
  assert.match(await open.text('.output-line'), /line 100000$/);
  const longestFrameMs = await open.page.evaluate<number>('longestFrameMs');
  assert.ok(longestFrameMs < 1000, `the page stood still for ${Math.round(longestFrameMs)} ms`);
});

test('a link of a runbook leads to the web or to a section; a command link leads nowhere', async () => {
  const text = `---
code: clw-test
title: Links
---

# Links

[web](https://docs.example.com/a) [plain](http://docs.example.com) [command](command:workbench.action.quit)
[script](javascript:alert(1)) [file](../secret.md) [section](#there)

<img src=x onerror=alert(1)> <!-- hidden -->

## There
`;
  const open = await stage.open();
  await open.send({ ...runbookRead, runbook: parseRunbook(text).runbook }, situation);
  assert.deepEqual(await open.page.locator('a').allTextContents(), ['web', 'section']);
  assert.equal(await open.page.locator('img').count(), 0);
  for (const name of ['plain', 'command', 'script', 'file']) await open.page.getByText(name, { exact: true }).click();
  assert.deepEqual(await open.intents(), []);
  await open.page.getByRole('link', { name: 'web' }).click();
  assert.deepEqual(await open.intents(), [{ kind: 'open-link', url: 'https://docs.example.com/a' }]);
  await open.page.getByRole('link', { name: 'section' }).click();
  assert.equal(await open.text(':focus'), 'There');
  assert.deepEqual(open.errors, []);
});

function lines(count: number, from: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `line ${from + index}`);
}
