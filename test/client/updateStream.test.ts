import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import type { ToPage } from '../../client/protocol.ts';
import { runHistory } from '../../client/src/run/runHistory.ts';
import { UpdateStream } from '../../client/src/run/updateStream.ts';

function stream() {
  const history = runHistory(() => 'nonce');
  const posted: ToPage[] = [];
  const target = new EventTarget();
  const updates = new UpdateStream(history, (message) => {
    posted.push(message);
    target.dispatchEvent(new Event('posted'));
  });
  return { history, posted, updates, nextPost: () => once(target, 'posted', { signal: AbortSignal.timeout(5000) }) };
}

const kinds = (posted: readonly ToPage[]) => posted.map(({ kind }) => kind);

test('a page hears everything first, and what is new when it has drawn that', async () => {
  const { history, posted, updates, nextPost } = stream();
  history.addRecord('r1');
  updates.wake();
  assert.deepEqual(posted, []);
  updates.pageReady();
  history.addRecord('r2');
  updates.wake();
  assert.deepEqual(posted, [{ kind: 'replay', updates: [{ kind: 'record', runId: 'r1' }] }]);
  const next = nextPost();
  updates.pageDrew();
  await next;
  assert.deepEqual(posted.at(-1), { kind: 'updates', updates: [{ kind: 'record', runId: 'r2' }] });
});

test('a page that draws gets nothing more until it has drawn, then all of it at once', async () => {
  const { history, posted, updates, nextPost } = stream();
  updates.pageReady();
  for (const runId of ['r1', 'r2', 'r3']) {
    history.addRecord(runId);
    updates.wake();
  }
  assert.deepEqual(kinds(posted), ['replay']);
  const next = nextPost();
  updates.pageDrew();
  await next;
  const last = posted.at(-1);
  assert.equal(last?.kind === 'updates' && last.updates.length, 3);
});

test('a page that is gone gets nothing', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { history, posted, updates } = stream();
  updates.pageReady();
  updates.pageDrew();
  history.addRecord('r1');
  updates.wake();
  updates.dispose();
  updates.pageDrew();
  updates.wake();
  t.mock.timers.tick(10_000);
  assert.deepEqual(kinds(posted), ['replay']);
});
