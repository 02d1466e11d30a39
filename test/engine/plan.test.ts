import assert from 'node:assert/strict';
import test from 'node:test';
import { planRun } from '../../engine/plan/plan.ts';
import { parseProfile } from '../../engine/profile/parse.ts';
import type { Intent } from '../../engine/run/intent.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';

const page = (id: string, on: string, script: string, more = ''): string =>
  `\`\`\`sh\n#| id: ${id}\n#| on: ${on}\n#| timeout: 5s\n${more}#| outcomes: [{ pass: exitCode == 0 }]\n${script}\n\`\`\`\n`;

const text = `---
code: clw-test
title: t
variables:
  WORKER: { title: The worker, pattern: '[a-z0-9-]+' }
  PORT: { title: A port, default: '9090', pattern: '[0-9]+' }
  PASS: { title: A password, secret: true, default: x }
causes: [{ id: c, title: c, supports: [f], fix: mend }]
verify: verify
---
# Diagnosis
${page('look', 'worker', 'cat a', "#| capture: { state: '(.*)' }\n")}
${page('manager', 'manager', 'cat b')}
${page('control', 'control', 'cat c')}
# Mend
${page('mend', 'worker', 'touch a', "#| when: state == 'x'\n")}
# Verify
${page('verify', 'control', 'cat d')}
`;

const host = (name: string, role: string, more = ''): string => `${name}: { role: ${role}, via: local${more} }`;
const worker1 = host('worker-01', 'worker');
const worker2 = host('worker-02', 'worker', ', variables: { PORT: 22 }');
const whole = [worker1, worker2, host('manager', 'manager'), host('control', 'control')];

interface Options {
  readonly hosts?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly intent?: Intent;
}

function plan({
  hosts = whole,
  variables = { WORKER: 'worker-02' },
  more = '',
  intent = { kind: 'diagnose' },
}: Options) {
  const { runbook } = parseRunbook(text);
  const { profile, problems } = parseProfile(`clusters: { c: { hosts: { ${hosts.join(', ')} }${more} } }`);
  const cluster = profile?.clusters[0];
  assert.ok(runbook !== null && cluster !== undefined, problems.map(({ message }) => message).join());
  return planRun({ runbook, cluster, variables, intent });
}

function check(name: string, options: Options, expected: readonly string[] | RegExp): void {
  test(name, () => {
    const planned = plan(options);
    if (expected instanceof RegExp) {
      assert.match(planned.kind === 'refused' ? planned.reason : 'planned', expected);
      return;
    }
    assert.equal(planned.kind, 'planned', planned.kind === 'refused' ? planned.reason : '');
    if (planned.kind === 'planned')
      assert.deepEqual(
        planned.plan.steps.map(({ step, host: at }) => `${step.id} ${at.name}`),
        expected,
      );
  });
}

check('each step on the host of its role', {}, ['look worker-02', 'manager manager', 'control control']);
check('a fix looks first and verifies after', { intent: { kind: 'fix', section: 'mend' } }, [
  'look worker-02',
  'mend worker-02',
  'verify control',
]);
check('a step alone, after what its condition needs', { intent: { kind: 'step', stepId: 'mend' } }, [
  'look worker-02',
  'mend worker-02',
]);
check('the verification', { intent: { kind: 'verify' } }, ['verify control']);
check('without control, on the manager', { hosts: whole.slice(0, 3) }, [
  'look worker-02',
  'manager manager',
  'control manager',
]);
check('the only worker needs no name', { hosts: [worker1, ...whole.slice(2)], variables: {} }, [
  'look worker-01',
  'manager manager',
  'control control',
]);
check('the profile names the worker', { variables: {}, more: ', variables: { WORKER: worker-01 }' }, [
  'look worker-01',
  'manager manager',
  'control control',
]);
check('several workers and no name', { variables: {} }, /worker-01, worker-02/);
check('an unknown worker', { variables: { WORKER: 'worker-09' } }, /no worker "worker-09"/);
check('no manager', { hosts: [worker1, worker2] }, /no host with the role manager/);
check('an unknown variable', { variables: { WORKRE: 'x' } }, /no variable "WORKRE", did you mean "WORKER"/);
check(
  'a value that its pattern refuses',
  { variables: { WORKER: 'worker-02', PORT: '9090; rm -rf /' } },
  /does not match its pattern/,
);
check(
  'a value that only begins as its pattern says',
  { variables: { WORKER: 'worker-02', PORT: '9090x' } },
  /does not match/,
);
check('an unknown fix', { intent: { kind: 'fix', section: 'mand' } }, /no fix "mand", did you mean "mend"/);
check('a section that mends nothing', { intent: { kind: 'fix', section: 'diagnosis' } }, /no fix "diagnosis"/);
check('an unknown step', { intent: { kind: 'step', stepId: 'lok' } }, /no step "lok", did you mean "look"/);

test('a secret that is refused is not shown', () => {
  const planned = plan({ variables: { WORKER: 'worker-02', PASS: 'hunter2\0' } });
  assert.ok(planned.kind === 'refused' && !planned.reason.includes('hunter2'));
});

test('values: the caller, then the host, then the cluster, then the default', () => {
  const port = (options: Options): string | undefined => {
    const planned = plan(options);
    return planned.kind === 'planned' ? planned.plan.steps[0]?.variables['PORT'] : planned.reason;
  };
  const cluster = ', variables: { PORT: 33 }';
  assert.equal(port({ variables: { WORKER: 'worker-02', PORT: '11' }, more: cluster }), '11');
  assert.equal(port({ more: cluster }), '22');
  assert.equal(port({ variables: { WORKER: 'worker-01' }, more: cluster }), '33');
  assert.equal(port({ variables: { WORKER: 'worker-01' } }), '9090');
});

test('a diagnosis with a step that changes something is refused', () => {
  const { runbook } = parseRunbook(text.replace('cat b', 'touch b'));
  const { profile } = parseProfile(`clusters: { c: { hosts: { ${whole.join(', ')} } } }`);
  const cluster = profile?.clusters[0];
  assert.ok(runbook !== null && cluster !== undefined);
  const planned = planRun({ runbook, cluster, variables: { WORKER: 'worker-02' }, intent: { kind: 'diagnose' } });
  assert.ok(planned.kind === 'refused' && /only reads/.test(planned.reason));
});
