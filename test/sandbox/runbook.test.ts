import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import type { RunEvent } from '../../engine/run/event.ts';
import { createPractice, type Practice, run } from './practice.ts';
import { buildProgram } from './program.ts';

let practice: Practice;
let runbookProgram = '';
before(async () => {
  practice = await createPractice();
  const dist = dirname(practice.program);
  runbookProgram = join(dist, 'openclaw-runbook.cjs');
  await buildProgram('engine/bin.ts', runbookProgram);
  // The programs find them beside their own folder, as in the package.
  cpSync('runbooks', join(dist, '..', 'runbooks'), { recursive: true });
  cpSync('package.json', join(dist, '..', 'package.json'));
  const { exitCode, stderr } = await practice.sandbox('up');
  assert.equal(exitCode, 0, stderr);
});
after(() => practice.dispose());

const runbook = (...args: readonly string[]) =>
  run([process.execPath, runbookProgram, ...args], { ...practice.env, XDG_STATE_HOME: join(practice.home, 'state') });

async function diagnose() {
  const { exitCode, stdout } = await runbook('diagnose', 'clw-worker-unreachable', '--worker', 'worker-02', '--json');
  const events: readonly RunEvent[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const made = events.find((event) => event.kind === 'diagnosis-made');
  assert.ok(made);
  const { conclusion, inconclusive, causes } = made.diagnosis;
  return { exitCode, conclusion, inconclusive, proven: causes.filter(({ status }) => status === 'proven') };
}

test('the runbook has no mistakes', async () => {
  const { exitCode, stdout, stderr } = await runbook('check', 'runbooks/clw-worker-unreachable.runbook.md');
  assert.deepEqual([exitCode, stdout + stderr], [0, '']);
});

test('on a healthy cluster nothing wrong is found', async () => {
  assert.deepEqual(await diagnose(), { exitCode: 0, conclusion: 'nothing-wrong', inconclusive: [], proven: [] });
});

const loops: readonly { fault: string; cause: string; evidence: RegExp }[] = [
  { fault: 'worker-process-dead', cause: 'worker-process-dead', evidence: /Active: failed \(Result: signal\)/ },
  { fault: 'manager-port-refused', cause: 'manager-refuses-connections', evidence: /no socket listens on port \d+/ },
  { fault: 'worker-certificate-expired', cause: 'worker-certificate-expired', evidence: /^notAfter=/ },
];
for (const { fault, cause, evidence } of loops) {
  test(`${fault} is diagnosed as ${cause}, mended and verified`, async () => {
    assert.equal((await practice.sandbox('break', fault)).exitCode, 0);
    const { exitCode, conclusion, proven } = await diagnose();
    assert.deepEqual([exitCode, conclusion], [1, 'cause-found']);
    assert.deepEqual(
      proven.map(({ id }) => id),
      [cause],
    );
    assert.match(proven[0]?.evidence[0]?.text ?? '', evidence);
    const fix = await runbook(
      'fix',
      'clw-worker-unreachable',
      '--cause',
      cause,
      '--worker',
      'worker-02',
      '--yes',
      '--allow',
      'change',
    );
    assert.equal(fix.exitCode, 0, fix.stdout + fix.stderr);
    assert.match((await practice.sandbox('status')).stdout, /worker-02 +active +healthy[\s\S]*^Faults: none$/m);
  });
}
