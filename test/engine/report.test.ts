import assert from 'node:assert/strict';
import test from 'node:test';
import { junitReport } from '../../engine/report/junit.ts';
import { markdownReport } from '../../engine/report/markdown.ts';
import { exitCodeOf, summarize } from '../../engine/report/summary.ts';
import { eventText } from '../../engine/report/text.ts';
import type { RunEvent, RunFinished, Verdict } from '../../engine/run/event.ts';

const base = { runId: 'r', at: '2026-01-15T12:00:00.000Z' };
const result = {
  exitCode: 0,
  signal: null,
  timedOut: false,
  cancelled: false,
  startError: null,
  durationMs: 1200,
  bytes: 3,
  sha256: 'ab'.repeat(32),
};
const hostile = '<img src=x> [a](command:x) | `b` "&" ]]>';

function finished(stepId: string, kind: Verdict['kind'], text = 'line'): RunEvent {
  const evidence = [{ stepId, stream: 'stdout', line: 7, text }] as const;
  return {
    ...base,
    kind: 'step-finished',
    stepId,
    result,
    captures: {},
    verdict: { kind, finding: null, says: `says ${text}`, evidence },
  };
}

function run(status: RunFinished['status'], ...steps: readonly RunEvent[]): readonly RunEvent[] {
  return [
    {
      ...base,
      kind: 'run-started',
      code: 'clw-x',
      intent: 'diagnose',
      cluster: 'c',
      practice: true,
      variables: { WORKER: 'w' },
      steps: [],
    },
    ...steps.flatMap((step): readonly RunEvent[] =>
      step.kind === 'step-finished'
        ? [
            {
              ...base,
              kind: 'step-started',
              stepId: step.stepId,
              title: `Title ${step.stepId}`,
              class: 'read',
              host: 'h',
              command: [],
              script: '',
              attempt: 1,
            },
            step,
          ]
        : [step],
    ),
    { ...base, kind: 'run-finished', status, reason: status === 'completed' ? null : 'why', masked: 0 },
  ];
}

const titles = new Map([['a', 'Title a']]);

function diagnosis(conclusion: 'cause-found' | 'nothing-wrong' | 'inconclusive'): RunEvent {
  const causes =
    conclusion === 'cause-found'
      ? [
          {
            id: 'x',
            title: hostile,
            status: 'proven',
            evidence: [{ stepId: 'a', stream: 'stdout', line: 7, text: hostile }],
            fix: 'f',
          } as const,
        ]
      : [];
  return {
    ...base,
    kind: 'diagnosis-made',
    diagnosis: { conclusion, causes, inconclusive: [{ stepId: 'a', says: 'no tool' }] },
  };
}

function checkExit(name: string, events: readonly RunEvent[], expected: number): void {
  test(`exit code: ${name}`, () => assert.equal(exitCodeOf(summarize(events)), expected));
}

checkExit('nothing wrong', run('completed', finished('a', 'pass'), diagnosis('nothing-wrong')), 0);
checkExit('a cause', run('completed', finished('a', 'fail'), diagnosis('cause-found')), 1);
checkExit('no conclusion', run('completed', finished('a', 'inconclusive'), diagnosis('inconclusive')), 1);
checkExit('verified', run('completed', finished('a', 'pass')), 0);
checkExit('a fix that failed', run('failed', finished('a', 'fail')), 1);
checkExit('declined', run('declined'), 1);
checkExit('refused', run('refused'), 2);
checkExit('stopped', run('cancelled'), 130);
checkExit('torn off', run('completed').slice(0, 1), 2);

test('a step that ran again is told once, as it ended last', () => {
  const { steps } = summarize(run('completed', finished('a', 'fail'), finished('b', 'pass'), finished('a', 'pass')));
  assert.deepEqual(
    steps.map(({ finished: { stepId, verdict } }) => `${stepId} ${verdict.kind}`),
    ['b pass', 'a pass'],
  );
});

test('text is plain without colour, and verdicts are words', () => {
  const plain = eventText(finished('a', 'fail'), titles, { colour: false, columns: 80 });
  assert.equal(
    plain,
    'fail         Title a (1.2s)\n             says line\n             a, stdout line 7:\n               line\n',
  );
  const coloured = eventText(finished('a', 'fail'), titles, { colour: true, columns: 80 });
  assert.notEqual(coloured, plain);
  assert.equal(coloured.replaceAll('\x1b[31m', '').replaceAll('\x1b[0m', ''), plain);
});

test('prose is wrapped, output is not', () => {
  const words = 'word '.repeat(40).trim();
  const text = eventText(finished('a', 'warn', words), titles, { colour: false, columns: 60 });
  assert.ok(text.includes(`               ${words}\n`));
  const says = text.split('\n').slice(1, 4);
  assert.ok(
    says.every((line) => line.length <= 60),
    says.join('\n'),
  );
});

test('Markdown: what a command printed is never markup', () => {
  const page = markdownReport(summarize(run('completed', finished('a', 'fail', hostile), diagnosis('cause-found'))));
  for (const line of page.split('\n').filter((line) => !line.startsWith('    '))) {
    assert.doesNotMatch(line, /(?<!\\)(?:<img|\[a\]\()/);
  }
  assert.ok(page.includes(`    ${hostile}\n`));
  const row = page.split('\n').find((line) => line.startsWith('| Title a'));
  assert.equal(row?.match(/(?<!\\)\|/g)?.length, 7);
});

test('JUnit: well-formed, with one case a step', () => {
  const steps = [
    finished('a', 'pass'),
    finished('b', 'fail', `${hostile}\x01`),
    finished('c', 'inconclusive'),
    finished('d', 'skipped'),
  ];
  const xml = junitReport(summarize(run('completed', ...steps)));
  assert.match(xml, /tests="4" failures="1" errors="1" skipped="1" time="4.800"/);
  assert.equal(xml.match(/<testcase /g)?.length, 4);
  assert.doesNotMatch(xml, /<img|&(?!(?:amp|lt|gt|quot|#10);)/);
  assert.ok(!xml.includes('\x01'));
  const open = xml.match(/<(?:testsuite|testcase|failure)\b[^>]*[^/]>/g)?.length;
  assert.equal(open, xml.match(/<\/(?:testsuite|testcase|failure)>/g)?.length);
});
