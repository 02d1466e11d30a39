import assert from 'node:assert/strict';
import test from 'node:test';
import type { RunUpdate } from '../../client/protocol.ts';
import { type RunHistory, runHistory } from '../../client/src/run/runHistory.ts';
import type { RunEvent, RunStarted } from '../../engine/run/event.ts';

const at = '2026-03-01T10:00:00.000Z';

function started(intent: RunStarted['intent'], runId = 'r1'): RunEvent {
  return {
    kind: 'run-started',
    runId,
    at,
    code: 'c',
    intent,
    cluster: 'practice',
    practice: true,
    variables: {},
    steps: ['s'],
  };
}
function stepStarted(attempt = 1, runId = 'r1'): RunEvent {
  return {
    kind: 'step-started',
    runId,
    at,
    stepId: 's',
    title: 's',
    class: 'read',
    host: 'h',
    command: [],
    script: '',
    attempt,
  };
}
function output(text: string, line = 1): RunEvent {
  return { kind: 'step-output', runId: 'r1', at, stepId: 's', stream: 'stdout', line, text };
}
const asked: RunEvent = {
  kind: 'confirmation-asked',
  runId: 'r1',
  at,
  stepId: 's',
  class: 'change',
  host: 'h',
  command: [],
  script: '',
};
const answered: RunEvent = { kind: 'confirmation-answered', runId: 'r1', at, stepId: 's', answer: 'yes' };

function history(...events: readonly RunEvent[]): RunHistory {
  const made = runHistory(() => 'nonce');
  for (const event of events) made.add(event);
  return made;
}

/** Updates as words: an event by its kind, output by its lines. */
function words(updates: readonly RunUpdate[]): readonly string[] {
  return updates.map(word);
}

function word(update: RunUpdate): string {
  switch (update.kind) {
    case 'event':
      return update.event.kind;
    case 'output':
      return update.lines.map(({ text }) => text).join('|');
    case 'ask':
      return `ask ${update.nonce}`;
    case 'record':
      return `record ${update.runId}`;
  }
}

test('output comes in its place among the events', () => {
  const made = history(started('diagnose'), stepStarted(), output('a\n'), output('b\n', 2));
  assert.deepEqual(words(made.takeNews()), ['run-started', 'step-started', 'a|b']);
  assert.equal(made.hasNews(), false);
});

test('a page that is loaded again hears everything, each output once', () => {
  const made = history(started('diagnose'), stepStarted(), output('a\n'));
  made.takeNews();
  made.add(output('b\n', 2));
  assert.deepEqual(words(made.all()), ['run-started', 'step-started', 'a|b']);
});

test('of a step that is tried again only the newest output is kept', () => {
  const made = history(started('verify'), stepStarted(1), output('first\n'), stepStarted(2), output('second\n'));
  assert.deepEqual(words(made.all()), ['run-started', 'step-started', 'step-started', 'second']);
});

test('a diagnosis forgets what was before it; a fix does not', () => {
  const made = history(started('diagnose'), stepStarted(), started('fix', 'r2'));
  assert.deepEqual(words(made.all()), ['run-started', 'step-started', 'run-started']);
  made.add(started('diagnose', 'r3'));
  assert.deepEqual(words(made.all()), ['run-started']);
});

test('a question is asked again of a page that is loaded again, until it is answered', () => {
  const made = history(started('fix'), asked);
  assert.deepEqual(words(made.all()), ['run-started', 'ask nonce']);
  made.add(answered);
  assert.deepEqual(words(made.all()), ['run-started', 'confirmation-answered']);
});

test('the record of a run is offered', () => {
  const made = history(started('diagnose'));
  made.addRecord('r1');
  assert.deepEqual(words(made.all()), ['run-started', 'record r1']);
});
