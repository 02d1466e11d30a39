import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { createWitness, temporaryFolder } from './witness.ts';

const program = join(import.meta.dirname, '../../engine/bin.ts');
const timeout = 60_000;

const profile = `clusters:
  here:
    default: true
    practice: true
    hosts:
      worker-01: { role: worker, via: local }
      control: { role: control, via: local }
`;

const runbook = `---
code: clw-test
title: A test
variables:
  WORKER: { title: The worker, pattern: '[a-z0-9-]+' }
  FILE: { title: A file }
causes:
  - { id: is-broken, title: It is broken, supports: [broken], refutes: [whole], fix: mend-it }
verify: check-it
---

# Diagnosis

\`\`\`sh
#| id: look
#| title: The state
#| on: worker
#| timeout: 5s
#| capture:
#|   state: 'state=(.*)'
#| outcomes:
#|   - fail: state == 'broken'
#|     finding: broken
#|     says: It does not work
#|   - pass: state == 'whole'
#|     finding: whole
cat "$FILE"
\`\`\`

# Mend it

\`\`\`sh
#| id: mend
#| title: Mend the file
#| on: worker
#| timeout: 5s
echo state=whole > "$FILE"
\`\`\`

# Check it

\`\`\`sh
#| id: verify
#| on: worker
#| timeout: 5s
#| outcomes: [{ pass: line('whole') }, { fail: 'true' }]
cat "$FILE"
\`\`\`
`;

interface Place {
  readonly folder: string;
  readonly file: string;
}

function place(context: TestContext, state: string): Place {
  const folder = temporaryFolder(context);
  const file = join(folder, 'state');
  mkdirSync(join(folder, '.openclaw', 'runbooks'), { recursive: true });
  writeFileSync(join(folder, '.openclaw', 'clusters.yaml'), profile);
  writeFileSync(join(folder, '.openclaw', 'runbooks', 'clw-test.runbook.md'), runbook);
  writeFileSync(file, `state=${state}\n`);
  return { folder, file };
}

function start(folder: string, args: readonly string[]): ChildProcess {
  const environment = { PATH: process.env['PATH'], HOME: folder, XDG_STATE_HOME: join(folder, 'state-home') };
  const loader = import.meta.resolve('tsx');
  return spawn(process.execPath, ['--import', loader, program, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(folder: string, ...args: readonly string[]): Promise<Ran> {
  return collect(start(folder, args));
}

async function collect(child: ChildProcess): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const [exitCode] = await once(child, 'close');
  return { exitCode: Number(exitCode), stdout, stderr };
}

test('diagnose names the cause, its line and what to run, and exits 1', { timeout }, async (context) => {
  const { folder, file } = place(context, 'broken');
  const { exitCode, stdout, stderr } = await run(
    folder,
    'diagnose',
    'clw-test',
    '--worker',
    'worker-01',
    '--var',
    `FILE=${file}`,
  );
  assert.equal(exitCode, 1, stderr);
  assert.match(stdout, /^fail {9}The state/m);
  assert.match(stdout, /^Root cause: It is broken\n {2}look, stdout line 1:\n {4}state=broken$/m);
  assert.match(
    stdout,
    new RegExp(`^ {2}openclaw-runbook fix clw-test --cause is-broken --worker worker-01 --var FILE=${file}$`, 'm'),
  );
  assert.ok(!stdout.includes('\x1b'));
  assert.match(stderr, /^Cluster "here" of .*clusters\.yaml$/m);
});

test('what it says to run mends it, and then nothing is wrong', { timeout }, async (context) => {
  const { folder, file } = place(context, 'broken');
  const values = ['--worker', 'worker-01', '--var', `FILE=${file}`];
  assert.equal((await run(folder, 'fix', 'clw-test', '--cause', 'is-broken', ...values)).exitCode, 2);
  assert.equal(readFileSync(file, 'utf8'), 'state=broken\n');
  const fixed = await run(folder, 'fix', 'clw-test', '--section', 'mend-it', ...values, '--yes', '--allow', 'change');
  assert.equal(fixed.exitCode, 0, fixed.stdout + fixed.stderr);
  assert.match(fixed.stdout, /CHANGE on worker-01: Mend the file/);
  const again = await run(folder, 'diagnose', 'clw-test', ...values);
  assert.equal(again.exitCode, 0);
  assert.match(again.stdout, /^Nothing wrong found\.$/m);
});

test('verify fails with 1', { timeout }, async (context) => {
  const { folder, file } = place(context, 'broken');
  assert.equal((await run(folder, 'verify', 'clw-test', '--var', `FILE=${file}`)).exitCode, 1);
});

test('--json is one event a line, and the record of the run is whole', { timeout }, async (context) => {
  const { folder, file } = place(context, 'broken');
  const { stdout, stderr } = await run(folder, 'diagnose', 'clw-test', '--var', `FILE=${file}`, '--json');
  const kinds = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).kind);
  assert.deepEqual(kinds, [
    'run-started',
    'step-started',
    'step-output',
    'step-finished',
    'diagnosis-made',
    'run-finished',
  ]);
  const path = /^Record: (.*)$/m.exec(stderr)?.[1] ?? '';
  assert.ok(path.startsWith(join(folder, '.openclaw', 'runs')), path);
  const verified = await run(folder, 'record', 'verify', path);
  assert.equal(verified.exitCode, 0, verified.stderr);
  assert.match((await run(folder, 'record', 'show', path)).stdout, /Root cause: It is broken/);
  writeFileSync(path, readFileSync(path, 'utf8').replace('state=broken', 'state=whole'));
  assert.equal((await run(folder, 'record', 'verify', path)).exitCode, 1);
});

test('reports in every format', { timeout }, async (context) => {
  const { folder, file } = place(context, 'broken');
  const report = async (format: string): Promise<string> =>
    (await run(folder, 'diagnose', 'clw-test', '--var', `FILE=${file}`, '--format', format)).stdout;
  assert.equal(JSON.parse(await report('json')).diagnosis.conclusion, 'cause-found');
  assert.match(await report('markdown'), /^## Root cause: It is broken$/m);
  assert.match(await report('junit'), /failures="1"/);
});

test('list, show and check', { timeout }, async (context) => {
  const { folder } = place(context, 'whole');
  const list = await run(folder, 'list');
  assert.match(list.stdout, /^clw-test {2}A test$/m);
  assert.match(list.stdout, /^clw-worker-unreachable /m);
  assert.match((await run(folder, 'show', 'clw-test')).stdout, /^ {2}change {2}worker {3}mend: Mend the file$/m);
  const path = '.openclaw/runbooks/clw-test.runbook.md';
  assert.equal((await run(folder, 'check', path, '.openclaw/clusters.yaml')).exitCode, 0);
  writeFileSync(join(folder, path), runbook.replace('timeout: 5s', 'timeuot: 5s'));
  const check = await run(folder, 'check', path);
  assert.equal(check.exitCode, 1);
  assert.match(
    check.stdout,
    /^\.openclaw\/runbooks\/clw-test\.runbook\.md:18:4: error: .*"timeout" \[unknown-option\]$/m,
  );
  assert.equal((await run(folder, 'diagnose', 'clw-test')).exitCode, 2);
});

test('a runbook may be given as a path', { timeout }, async (context) => {
  const { folder, file } = place(context, 'whole');
  const path = join(folder, '.openclaw', 'runbooks', 'clw-test.runbook.md');
  assert.equal((await run(folder, 'diagnose', path, '--var', `FILE=${file}`)).exitCode, 0);
});

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['nothing', [], /Usage/],
  ['an unknown command', ['diagnoze', 'x'], /did you mean "diagnose"/],
  ['an unknown code', ['diagnose', 'clw-tset'], /did you mean "clw-test"/],
  ['an unknown option', ['diagnose', 'clw-test', '--wroker', 'x'], /--wroker/],
  ['an unknown worker', ['diagnose', 'clw-test', '--worker', 'x', '--var', 'FILE=/x'], /no worker "x"/],
  ['a missing value', ['diagnose', 'clw-test'], /FILE/],
  ['--yes alone', ['fix', 'clw-test', '--cause', 'is-broken', '--yes'], /--allow/],
  ['a fix without a cause', ['fix', 'clw-test'], /is-broken: It is broken/],
  ['an unknown cause', ['fix', 'clw-test', '--cause', 'is-brokn'], /did you mean "is-broken"/],
  ['an unknown cluster', ['diagnose', 'clw-test', '--cluster', 'there'], /no cluster "there"/],
  ['a profile that is not there', ['diagnose', 'clw-test', '--profile', 'absent.yaml'], /absent\.yaml/],
];
for (const [name, args, message] of refused) {
  test(`${name} is answered with 2`, { timeout }, async (context) => {
    const { folder } = place(context, 'whole');
    const { exitCode, stdout, stderr } = await run(folder, ...args);
    assert.equal(exitCode, 2);
    assert.match(stdout + stderr, message);
  });
}

test('--help and --version', { timeout }, async (context) => {
  const { folder } = place(context, 'whole');
  assert.match((await run(folder, '--help')).stdout, /^Usage: openclaw-runbook/);
  assert.match((await run(folder, '--version')).stdout, /^\d+\.\d+\.\d+\n$/);
});

test('Ctrl+C stops the step and exits 130', { timeout }, async (context) => {
  const { folder } = place(context, 'whole');
  const witness = createWitness(context);
  const script = `(echo up >&9; sleep 1000) 9>'${witness.path}'`;
  const page = runbook
    .replace(
      "#| outcomes: [{ pass: line('whole') }, { fail: 'true' }]\ncat \"$FILE\"",
      `#| outcomes: [{ pass: 'true' }]\n${script}`,
    )
    .replace('id: verify\n#| on: worker\n#| timeout: 5s', 'id: verify\n#| on: worker\n#| timeout: 1m');
  writeFileSync(join(folder, '.openclaw', 'runbooks', 'clw-test.runbook.md'), page);
  const child = start(folder, ['verify', 'clw-test', '--var', 'FILE=/x', '--yes', '--allow', 'change']);
  const ended = collect(child);
  await witness.lines(1);
  child.kill('SIGINT');
  assert.equal((await ended).exitCode, 130);
  await witness.gone;
});
