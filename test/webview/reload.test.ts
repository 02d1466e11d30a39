import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type Stage, startStage } from './page.ts';
import { asked, diagnosed, runbookRead, situation } from './scenes.ts';

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

test('a page that is loaded again is where it was: what was found, what is asked, which outputs are open', async () => {
  const open = await stage.open();
  await open.send(runbookRead, situation, diagnosed, asked);
  await open.page.getByRole('button', { name: /Show output.*The worker's certificate/ }).click();
  const before = await open.text('main');

  await open.page.reload();
  const updates = [diagnosed, asked].flatMap((message) => (message.kind === 'updates' ? message.updates : []));
  await open.send(runbookRead, situation, { kind: 'replay', updates });

  assert.equal(await open.page.getByRole('alertdialog').count(), 1);
  assert.equal(await open.text('main'), before);
  // What was announced before is not announced again.
  assert.equal(await open.text('[role=status]'), '');
});

test('the page says when it has drawn, once a frame however many messages came', async () => {
  const open = await stage.open();
  await open.send(runbookRead, situation);
  await open.page.evaluate(
    `for (const n of [1, 2, 3]) window.dispatchEvent(new MessageEvent('message', { data: { kind: 'updates', updates: [] } }))`,
  );
  await open.send();
  assert.equal((await open.sent()).filter(({ kind }) => kind === 'drawn').length, 1);
});
