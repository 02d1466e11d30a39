import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { BROKEN_WORKER, type Ended, folderWith, lint, lintAsUser, report, SOUND_WORKER } from './program.ts';

/** The files in which something is found, once each. */
function found(run: Ended): readonly string[] {
  return [...new Set(report(run.stdout).findings.map(({ path }) => path))];
}

const JSON_FORMAT = ['--format', 'json'];

test('exit code: 0 for nothing, 1 from --fail-on on, 2 for what could not run', (t) => {
  const folder = folderWith(t, { 'sound/worker.yaml': SOUND_WORKER, 'broken/worker.yaml': BROKEN_WORKER });
  const exitCode = (...args: readonly string[]): number | null => lint(folder, args).exitCode;
  assert.equal(exitCode('sound'), 0);
  assert.equal(exitCode('broken'), 1);
  assert.equal(exitCode('broken', '--rule', 'worker/max-reconnect-attempts'), 0);
  assert.equal(exitCode('broken', '--rule', 'worker/max-reconnect-attempts', '--fail-on', 'information'), 1);
  assert.equal(exitCode('broken', '--rule', 'tls/verify-disabled', '--fail-on', 'error'), 0);
  for (const wrong of [
    ['--nonsense'],
    ['--format', 'xml'],
    ['--severity', 'loud'],
    ['--fail-on', 'never'],
    ['--kubernetes', '1.2'],
    ['--threads', '0'],
    ['--rule', 'worker/nonsense'],
    ['--config', 'missing.yaml'],
    ['--ignore-path', 'missing'],
    ['missing'],
  ]) {
    const run = lint(folder, wrong);
    assert.deepEqual([run.exitCode, run.stdout], [2, ''], wrong.join(' '));
    assert.match(run.stderr, /^openclaw-lint: /);
  }
});

test('--severity and --rule choose what is reported', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  const rules = (...args: readonly string[]): readonly string[] =>
    report(lint(folder, [...JSON_FORMAT, ...args]).stdout).findings.map(({ rule }) => rule);
  assert.deepEqual(rules('--severity', 'error'), ['worker/manager-address', 'worker/duration']);
  assert.deepEqual(rules('--rule', 'worker/duration', '--rule', 'tls/verify-disabled'), [
    'tls/verify-disabled',
    'worker/duration',
  ]);
});

test('settings and patterns of a folder hold in every folder below it', (t) => {
  const folder = folderWith(t, {
    '.openclaw/lint.yaml': 'rules:\n  tls/verify-disabled: off\nignore:\n  - deploy/old/\n',
    '.openclawignore': '# Not ours\ndeploy/theirs/*.yaml\n!deploy/theirs/worker.yaml\n',
    'deploy/worker.yaml': BROKEN_WORKER,
    'deploy/old/worker.yaml': BROKEN_WORKER,
    'deploy/theirs/worker.yaml': BROKEN_WORKER,
    'deploy/theirs/worker-2.yaml': BROKEN_WORKER,
    'deploy/node_modules/x/worker.yaml': BROKEN_WORKER,
  });
  const paths = ['deploy/theirs/worker.yaml', 'deploy/worker.yaml'];
  assert.deepEqual(found(lint(folder, JSON_FORMAT)), paths);
  const below = lint(join(folder, 'deploy'), JSON_FORMAT);
  assert.deepEqual(found(below), ['theirs/worker.yaml', 'worker.yaml']);
  assert.equal(below.stdout.includes('tls/verify-disabled'), false);
  // What is named is meant.
  assert.deepEqual(found(lint(folder, [...JSON_FORMAT, 'deploy/old/worker.yaml'])), ['deploy/old/worker.yaml']);
});

test('--config and --ignore-path take the place of the files that would be found', (t) => {
  const folder = folderWith(t, {
    '.openclaw/lint.yaml': 'rules:\n  tls/verify-disabled: off\n',
    '.openclawignore': 'one/\n',
    'other.yaml': 'rules:\n  tls/verify-disabled: hint\n  worker/nonsense: off\n',
    'other.ignore': 'two/\n',
    'one/worker.yaml': BROKEN_WORKER,
    'two/worker.yaml': BROKEN_WORKER,
  });
  const args = ['--config', 'other.yaml', '--ignore-path', 'other.ignore', '--severity', 'hint'];
  const run = lint(folder, [...JSON_FORMAT, ...args]);
  assert.deepEqual(found(run), ['one/worker.yaml']);
  assert.ok(
    report(run.stdout).findings.some(({ rule, severity }) => rule === 'tls/verify-disabled' && severity === 'hint'),
  );
  assert.match(run.stderr, /^openclaw-lint: other\.yaml:3:3 there is no rule "worker\/nonsense"\n$/);
});

test('settings that are no YAML are not taken for none', (t) => {
  const folder = folderWith(t, { '.openclaw/lint.yaml': 'rules: {\n', 'worker.yaml': SOUND_WORKER });
  const { exitCode, stderr } = lint(folder, []);
  assert.equal(exitCode, 2);
  assert.match(stderr, /\.openclaw\/lint\.yaml:\d+:\d+ is no YAML/);
});

test('a folder that may not be read is told and is exit code 2; the rest is checked', (t) => {
  const folder = folderWith(t, { 'open/worker.yaml': BROKEN_WORKER, 'shut/worker.yaml': BROKEN_WORKER });
  chmodSync(join(folder, 'shut'), 0);
  const run = lintAsUser(t, folder, JSON_FORMAT);
  const named = lintAsUser(t, folder, ['shut']);
  chmodSync(join(folder, 'shut'), 0o755);
  assert.equal(run.exitCode, 2);
  assert.deepEqual(found(run), ['open/worker.yaml']);
  assert.match(run.stderr, /cannot read the folder ".*shut": permission denied/);
  assert.equal(named.exitCode, 2);
});

test('a file that may not be read is told and is exit code 2, a log too', (t) => {
  const folder = folderWith(t, { 'worker.yaml': SOUND_WORKER, 'worker.log': 'x\n' });
  for (const name of ['worker.yaml', 'worker.log']) {
    chmodSync(join(folder, name), 0);
    const { exitCode, stderr } = lintAsUser(t, folder, []);
    assert.equal(exitCode, 2);
    assert.match(stderr, new RegExp(`cannot read "${name}": permission denied`));
    chmodSync(join(folder, name), 0o644);
  }
});

test('what is no UTF-8 is told in a tree, and is exit code 2 where it was named', (t) => {
  const folder = folderWith(t, {
    'worker.yaml': Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
    'x.key': Uint8Array.of(255),
  });
  const { exitCode, stderr } = lint(folder, []);
  assert.deepEqual([exitCode, stderr], [0, 'openclaw-lint: "worker.yaml" is not checked: it is no UTF-8 text\n']);
  assert.equal(lint(folder, ['worker.yaml']).exitCode, 2);
});

test('a named file of no kind that is checked is told', (t) => {
  const folder = folderWith(t, { Dockerfile: 'FROM openclaw/worker\n' });
  const { exitCode, stderr } = lint(folder, ['Dockerfile']);
  assert.equal(exitCode, 0);
  assert.match(stderr, /"Dockerfile" is not checked/);
});

test('standard input is judged by the name that it is given', (t) => {
  const folder = folderWith(t, { 'compose.yaml': 'services: {}\n' });
  const compose = 'services:\n  worker:\n    image: openclaw/worker:2.4.1\n    network_mode: host\n    networks: [a]\n';
  const run = lint(folder, [...JSON_FORMAT, '--stdin-filename', 'compose.yaml', '-', '.'], compose);
  assert.deepEqual(found(run), ['compose.yaml']);
  assert.equal(lint(folder, ['-'], SOUND_WORKER).exitCode, 0);
  assert.equal(lint(folder, ['-'], BROKEN_WORKER).exitCode, 1);
  assert.equal(lint(folder, ['-'], Uint8Array.of(0xff)).exitCode, 2);
  assert.equal(lint(folder, ['--stdin-filename', 'x.txt', '-'], SOUND_WORKER).exitCode, 2);
});

test('runbooks, cluster profiles and certificates of the tree are checked as well', (t) => {
  const folder = folderWith(t, {
    'a.runbook.md': '---\ntitle: T\n---\n\n```sh\n#| id: x\ntrue\n```\n',
    '.openclaw/clusters.yaml': 'clusters:\n  a:\n    hosts:\n      h: { role: worker, via: pigeon }\n',
  });
  assert.deepEqual(found(lint(folder, JSON_FORMAT)), ['.openclaw/clusters.yaml', 'a.runbook.md']);
});

test('--help, --version and --list-rules', (t) => {
  const folder = folderWith(t, {});
  assert.match(lint(folder, ['--help']).stdout, /^Usage: openclaw-lint /);
  assert.match(lint(folder, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(lint(folder, ['--list-rules']).stdout, /^worker\/duration\terror\t/m);
});
