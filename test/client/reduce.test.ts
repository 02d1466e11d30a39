import assert from 'node:assert/strict';
import test from 'node:test';
import { reduce } from '../../client/webview/reduce.ts';
import { type Action, emptyState, type State } from '../../client/webview/state.ts';
import { whyBlocked } from '../../client/webview/whyBlocked.ts';
import {
  asked,
  certificateStep,
  diagnosed,
  finished,
  fixRun,
  mended,
  noProfile,
  restricted,
  runbookRead,
  situation,
  started,
  step,
  stepStarted,
  updates,
} from '../webview/scenes.ts';

function after(...actions: readonly Action[]): State {
  return [runbookRead, situation, ...actions].reduce(reduce, emptyState);
}

test('a diagnosis ends in its conclusion, its counts and its announcement', () => {
  const state = after(diagnosed);
  assert.equal(state.diagnosis?.conclusion, 'cause-found');
  assert.equal(state.active, null);
  assert.equal(state.announcement, "Root cause: The worker's certificate has expired");
  assert.deepEqual(
    state.runs.diagnose?.verdicts.map(({ kind, count }) => `${kind} ${count}`),
    ['pass 1', 'warn 1', 'fail 1', 'inconclusive 1'],
  );
});

test('a fix keeps the diagnosis that it mends; a new diagnosis forgets it', () => {
  assert.notEqual(after(diagnosed, asked, mended).diagnosis, null);
  assert.equal(after(diagnosed, updates(started('diagnose', [], 'run-9'))).diagnosis, null);
});

test('an answered question is gone, by the click and by the event', () => {
  assert.equal(after(diagnosed, asked).ask?.nonce, 'nonce-7');
  assert.equal(after(diagnosed, asked, { kind: 'ask-answered', nonce: 'nonce-7' }).ask, null);
  assert.equal(after(diagnosed, asked, { kind: 'ask-answered', nonce: 'of another question' }).ask?.nonce, 'nonce-7');
  assert.equal(after(diagnosed, asked, mended).ask, null);
});

test('a stopped run leaves its running step stopped and forgets those that never began', () => {
  const state = after(
    updates(started('diagnose', ['conntrack', 'worker-service']), stepStarted('conntrack'), finished('cancelled')),
  );
  assert.deepEqual(
    Object.entries(state.steps).map(([id, { status }]) => `${id} ${status}`),
    ['conntrack stopped'],
  );
  assert.equal(state.announcement, 'Diagnosis stopped');
});

test('a record is offered on the run that left it', () => {
  const state = after(diagnosed, asked, mended);
  assert.deepEqual([state.runs.diagnose?.recorded, state.runs.fix?.recorded], [true, true]);
  assert.equal(state.runs.fix?.started.runId, fixRun);
});

test('evidence opens the output that it is in', () => {
  const evidence = { stepId: 'worker-certificate', stream: 'stdout', line: 2, text: '' } as const;
  const state = after(diagnosed, { kind: 'evidence-chosen', evidence });
  assert.equal(state.outputs['worker-certificate'], true);
  assert.deepEqual(state.jump, evidence);
});

test('a replay puts the page where it was and says nothing', () => {
  const told = after(diagnosed, asked);
  const list = [diagnosed, asked].flatMap((message) => (message.kind === 'updates' ? message.updates : []));
  const again = after(updates(step(certificateStep)), { kind: 'replay', updates: list });
  assert.deepEqual({ ...again, announcement: '' }, { ...told, announcement: '' });
  assert.equal(again.announcement, '');
});

test('output of a step that is not known changes nothing', () => {
  const state = after();
  assert.deepEqual(reduce(state, updates({ kind: 'output', stepId: 'nowhere', lines: [] })), state);
});

const blocks: readonly (readonly [State, string | null])[] = [
  [after(), null],
  [after(restricted), 'Nothing runs in Restricted Mode'],
  [after(noProfile), 'There is no cluster to run against'],
  [after({ kind: 'run-requested' }), 'Starting…'],
  [after({ kind: 'run-requested' }, { kind: 'refusal', message: 'no' }), null],
  [after(updates(started('diagnose', []))), 'A run goes on; stop it first'],
  [after(diagnosed), null],
  [emptyState, 'Reading the cluster profile…'],
];

test('a run may start when nothing stands in its way, else the reason is told', () => {
  assert.deepEqual(
    blocks.map(([state]) => whyBlocked(state)),
    blocks.map(([, reason]) => reason),
  );
});
