import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type OpenPage, type Stage, startStage } from './page.ts';
import {
  asked,
  diagnosed,
  fixScript,
  mended,
  runbookRead,
  situation,
  started,
  stepStarted,
  updates,
} from './scenes.ts';

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage.close());

/** Presses Tab until the element with this name has the focus. */
async function tabTo({ page }: OpenPage, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true });
  const limit = 200;
  for (let press = 0; press < limit; press += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return;
  }
  assert.fail(`"${name}" is not reached by Tab`);
}

function focused({ page }: OpenPage): Promise<string> {
  return page.evaluate<string>('document.activeElement.id || document.activeElement.textContent');
}

async function opened(): Promise<OpenPage> {
  const open = await stage.open();
  await open.send(runbookRead, situation, { kind: 'replay', updates: [] });
  return open;
}

test('the keyboard alone starts a diagnosis', async () => {
  const open = await opened();
  await tabTo(open, 'Diagnose worker-02');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), [{ kind: 'diagnose' }]);
});

test('the keyboard alone runs a step', async () => {
  const open = await opened();
  await tabTo(open, "Run The worker's certificate");
  await open.page.keyboard.press('Space');
  assert.deepEqual(await open.intents(), [{ kind: 'run-step', stepId: 'worker-certificate' }]);
});

test('a second press before the host answers starts nothing', async () => {
  const open = await opened();
  await tabTo(open, 'Diagnose worker-02');
  await open.page.keyboard.press('Enter');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), [{ kind: 'diagnose' }]);
});

test('the keyboard alone stops a run', async () => {
  const open = await opened();
  await open.send(updates(started('diagnose', ['conntrack']), stepStarted('conntrack')));
  await tabTo(open, 'Stop');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), [{ kind: 'stop' }]);
});

test('the conclusion takes the focus after the diagnosis, and the fix is the next button after its evidence', async () => {
  const open = await opened();
  await tabTo(open, 'Diagnose worker-02');
  await open.send(diagnosed);
  assert.equal(await focused(open), 'conclusion');
  await open.page.keyboard.press('Tab');
  await open.page.keyboard.press('Tab');
  assert.equal(await focused(open), 'Apply fix…');
});

test('evidence leads to its line in the output', async () => {
  const open = await opened();
  await open.send(diagnosed);
  await open.page.locator('.cause .evidence-line').focus();
  await open.page.keyboard.press('Enter');
  await open.page.locator('#line-worker-certificate-stdout-2:focus').waitFor();
  assert.match(await open.text(':focus'), /notAfter=Jan 15 09:00:00 2024 GMT/);
});

test('the question shows what runs and where, takes the focus but not the next Enter, and is confirmed by keyboard', async () => {
  const open = await opened();
  await open.send(diagnosed, asked);
  assert.equal(await focused(open), 'ask-title');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), []);
  assert.equal(await open.text('.ask-script'), fixScript.trim());
  await tabTo(open, 'Run on worker-02');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), [{ kind: 'answer', nonce: 'nonce-7', answer: 'yes' }]);
  await open.send(mended);
  assert.equal((await open.text('.mend-outcome')).trim(), 'Fixed, and verified');
});

test('Escape declines the question', async () => {
  const open = await opened();
  await open.send(diagnosed, asked);
  await open.page.keyboard.press('Escape');
  assert.deepEqual(await open.intents(), [{ kind: 'answer', nonce: 'nonce-7', answer: 'no' }]);
  assert.equal(await open.page.getByRole('alertdialog').count(), 0);
});

test('a button that is off says why and does nothing', async () => {
  const open = await stage.open();
  await open.send(runbookRead, { ...situation, trusted: false });
  await tabTo(open, 'Diagnose worker-02');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), []);
  assert.equal(await open.page.locator(':focus').getAttribute('title'), 'Nothing runs in Restricted Mode');
  await tabTo(open, 'Manage Workspace Trust');
  await open.page.keyboard.press('Enter');
  assert.deepEqual(await open.intents(), [{ kind: 'manage-trust' }]);
});

test('verdicts are announced, output is not', async () => {
  const open = await opened();
  await open.send(diagnosed);
  assert.equal(await open.text('[role=status]'), "Root cause: The worker's certificate has expired");
  await open.page.getByRole('button', { name: /Show output.*The worker's certificate/ }).click();
  assert.equal(await open.page.getByRole('log').first().getAttribute('aria-live'), 'off');
});
