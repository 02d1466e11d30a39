import assert from 'node:assert/strict';
import test from 'node:test';
import { diagnose } from '../../engine/diagnosis/diagnose.ts';
import type { Verdict } from '../../engine/run/event.ts';
import type { Cause } from '../../engine/runbook/runbook.ts';

type CauseText = Partial<Omit<Cause, 'id' | 'title' | 'range'>>;

/** Verdicts are written `kind finding`; the answer is the conclusion and `cause status`, in their order. */
function check(
  name: string,
  causes: Readonly<Record<string, CauseText>>,
  verdicts: readonly string[],
  expected: readonly string[],
): void {
  test(name, () => {
    const all = Object.entries(causes).map(([id, cause]): Cause => {
      return { id, title: id, supports: [], refutes: [], explains: [], ...cause, range: { start: 0, end: 0 } };
    });
    const diagnosis = diagnose(
      all,
      verdicts.map((text, index) => {
        const [kind, finding = null] = text.split(' ');
        const stepId = `step-${index}`;
        const evidence = [{ stepId, stream: 'stdout', line: 1, text: `${finding}` }] as const;
        return { stepId, verdict: { kind: kind as Verdict['kind'], finding, says: '', evidence } };
      }),
    );
    assert.deepEqual([diagnosis.conclusion, ...diagnosis.causes.map(({ id, status }) => `${id} ${status}`)], expected);
  });
}

check('no step', {}, [], ['inconclusive']);
check('all pass or warn', { a: { supports: ['x'] } }, ['pass', 'warn'], ['nothing-wrong', 'a unproven']);
check('skipped steps say nothing', { a: { supports: ['x'] } }, ['pass', 'skipped x'], ['nothing-wrong', 'a unproven']);
check('only skipped steps', {}, ['skipped'], ['inconclusive']);
check('a failure that no cause knows', { a: { supports: ['x'] } }, ['fail', 'pass'], ['inconclusive', 'a unproven']);
check(
  'a finding proves',
  { a: { supports: ['x'] }, b: { supports: ['y'] } },
  ['fail y'],
  ['cause-found', 'b proven', 'a unproven'],
);
check(
  'what is inconclusive never supports',
  { a: { supports: ['x'] } },
  ['inconclusive x'],
  ['inconclusive', 'a unproven'],
);
check(
  'what is inconclusive never refutes',
  { a: { supports: ['x'], refutes: ['y'] } },
  ['fail x', 'inconclusive y'],
  ['cause-found', 'a proven'],
);
check('one step without conclusion is not nothing wrong', {}, ['pass', 'inconclusive'], ['inconclusive']);
check(
  'to refute goes before to support',
  { a: { supports: ['x'], refutes: ['y'] } },
  ['fail x', 'pass y'],
  ['inconclusive', 'a refuted'],
);
check(
  'the best supported comes first',
  { a: { supports: ['x'] }, b: { supports: ['x', 'y'] } },
  ['fail x', 'fail y'],
  ['cause-found', 'b proven', 'a proven'],
);
check(
  'an explained cause is an effect',
  { a: { supports: ['x'] }, b: { supports: ['y'], explains: ['a'] } },
  ['fail x', 'fail y'],
  ['cause-found', 'b proven', 'a effect'],
);
check(
  'over a cause between them that is not proven',
  { a: { supports: ['x'] }, b: { supports: ['z'], explains: ['a'] }, c: { supports: ['y'], explains: ['b'] } },
  ['fail x', 'fail y'],
  ['cause-found', 'c proven', 'a effect', 'b unproven'],
);
check(
  'a refuted cause explains nothing',
  { a: { supports: ['x'] }, b: { supports: ['y'], refutes: ['z'], explains: ['a'] } },
  ['fail x', 'fail y', 'pass z'],
  ['cause-found', 'a proven', 'b refuted'],
);
check(
  'causes that explain each other stay side by side',
  { a: { supports: ['x'], explains: ['b'] }, b: { supports: ['x'], explains: ['a'] } },
  ['fail x'],
  ['cause-found', 'a proven', 'b proven'],
);

test('the evidence is that of the findings, in the order in which the cause names them', () => {
  const cause: Cause = {
    id: 'a',
    title: 'a',
    supports: ['y', 'x'],
    refutes: [],
    explains: [],
    range: { start: 0, end: 0 },
  };
  const line = (stepId: string) => ({ stepId, stream: 'stdout', line: 1, text: stepId }) as const;
  const verdict = (stepId: string, finding: string) =>
    ({ stepId, verdict: { kind: 'fail', finding, says: '', evidence: [line(stepId)] } }) as const;
  const { causes } = diagnose([cause], [verdict('one', 'x'), verdict('two', 'other'), verdict('three', 'y')]);
  assert.deepEqual(
    causes[0]?.evidence.map(({ stepId }) => stepId),
    ['three', 'one'],
  );
});
