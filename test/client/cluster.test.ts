import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseCluster } from '../../client/src/cluster/chooseCluster.ts';
import { situationOf, variablesOf } from '../../client/src/cluster/situation.ts';
import { pageHtml } from '../../client/src/notebook/pageHtml.ts';
import { placeProblems } from '../../client/src/placeProblems.ts';
import type { Cluster, Host } from '../../engine/profile/profile.ts';
import { runbookRead } from '../webview/scenes.ts';

function host(name: string, role: Host['role']): Host {
  return {
    name,
    role,
    via: { kind: 'ssh', destination: `root@${name}.secret.example` },
    become: 'none',
    env: {},
    path: [],
    variables: {},
  };
}

function cluster(name: string, extra: Partial<Cluster> = {}): Cluster {
  return {
    name,
    default: false,
    practice: false,
    hosts: [host('worker-02', 'worker'), host('boss', 'manager')],
    variables: {},
    ...extra,
  };
}

const { runbook } = runbookRead;

function checkChoice(
  clusters: readonly Cluster[],
  picked: string | undefined,
  setting: string,
  expected: string | undefined,
): void {
  assert.equal(chooseCluster({ clusters }, picked, setting)?.name, expected);
}

test('the only cluster is used', () => checkChoice([cluster('a')], undefined, '', 'a'));
test('of several the default is used', () =>
  checkChoice([cluster('a'), cluster('b', { default: true })], undefined, '', 'b'));
test('of several without a default none is used', () =>
  checkChoice([cluster('a'), cluster('b')], undefined, '', undefined));
test('the setting goes before the default', () =>
  checkChoice([cluster('a'), cluster('b', { default: true })], undefined, 'a', 'a'));
test('what was picked goes before the setting', () => checkChoice([cluster('a'), cluster('b')], 'b', 'a', 'b'));
test('a setting that names no cluster never means another one', () =>
  checkChoice([cluster('a')], undefined, 'gone', undefined));
test('what was picked and is gone is forgotten', () => checkChoice([cluster('a')], 'gone', '', 'a'));

test('the only worker is the worker', () =>
  assert.deepEqual(variablesOf(runbook, cluster('a'), {}), { WORKER: 'worker-02' }));
test('a worker of another cluster is not taken along', () => {
  const hosts = [host('w-1', 'worker'), host('w-2', 'worker')];
  assert.deepEqual(variablesOf(runbook, cluster('a', { hosts }), { WORKER: 'worker-02' }), {});
});
test('the profile may name the worker', () => {
  const hosts = [host('w-1', 'worker'), host('w-2', 'worker')];
  assert.deepEqual(variablesOf(runbook, cluster('a', { hosts, variables: { WORKER: 'w-2' } }), {}), { WORKER: 'w-2' });
});
test('values for variables that the runbook does not have, and empty ones, are left out', () =>
  assert.deepEqual(variablesOf(runbook, cluster('a'), { CERT_DIR: '/x', OTHER: '1' }), {
    CERT_DIR: '/x',
    WORKER: 'worker-02',
  }));
test('an emptied value is no value', () =>
  assert.deepEqual(variablesOf(runbook, cluster('a'), { CERT_DIR: '' }), { WORKER: 'worker-02' }));

test('the page is told names, never addresses or values of the profile', () => {
  const secret = cluster('a', { variables: { TOKEN: 'hunter2' } });
  const read = { kind: 'found', path: '/w/.openclaw/clusters.yaml', profile: { clusters: [secret] } } as const;
  const told = JSON.stringify(situationOf({ trusted: true, read, cluster: secret, runbook, chosen: {} }));
  assert.doesNotMatch(told, /hunter2|secret\.example/);
});

test('problems are placed by line and column from 1, whatever the line ends', () => {
  const place = (text: string, start: number) =>
    placeProblems(text, [{ id: 'x', severity: 'error', message: 'm', range: { start, end: start } }]).map(
      ({ line, column }) => `${line}:${column}`,
    )[0];
  assert.deepEqual([place('ab\ncd\nef', 7), place('ab\r\ncd\r\nef', 9), place('abcdefgh', 7)], ['3:2', '3:2', '1:8']);
});

test('the page runs its own script and nothing else', () => {
  const html = pageHtml({ script: '/a.js', style: '/a.css', cspSource: 'https://x.example', nonce: 'n0' });
  assert.match(html, /default-src 'none'; style-src https:\/\/x\.example; script-src 'nonce-n0'/);
  assert.doesNotMatch(html, /unsafe/);
});
