import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { applied, type Files, openFiles } from './fixture.ts';
import { POLICY, RBAC, WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** The files after a rename are those before it with every `from` written as `to`. */
async function check(files: Files, from: string | RegExp, to: string): Promise<void> {
  const opened = await openFiles(client, files);
  const prepared = await opened.ask<{ range: Range; placeholder: string }>('textDocument/prepareRename');
  const edit = await opened.ask<WorkspaceEdit>('textDocument/rename', { newName: to });
  await opened.close();
  assert.equal(opened.texts.get(opened.uri)?.getText(prepared.range), prepared.placeholder);
  const wanted = [...opened.texts.values()].map((text) => text.getText().replaceAll(from, to));
  assert.deepEqual(Object.values(applied(opened, edit)), wanted);
}

async function checkRefused(files: Files, why: RegExp): Promise<void> {
  const opened = await openFiles(client, files);
  await assert.rejects(opened.ask('textDocument/prepareRename'), why);
  await assert.rejects(opened.ask('textDocument/rename', { newName: 'other' }), why);
  await opened.close();
}

test('a ServiceAccount, from where it is used, in all files', () =>
  check(
    { 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa'), 'rbac.yaml': RBAC },
    'openclaw-worker-sa',
    'worker-account',
  ));

test('a quoted name keeps its quotes, comments stay', () =>
  check(
    {
      'worker.yaml': WORKER.replace('openclaw-worker-sa', '"openclaw-worker-sa" # the account'),
      'rbac.yaml': RBAC.replace('name: openclaw-worker-sa', 'name: openclaw-<|>worker-sa'),
    },
    'openclaw-worker-sa',
    'worker-account',
  ));

test('a ConfigMap, its volume untouched', () =>
  check({ 'worker.yaml': WORKER.replace('worker-config', 'worker-<|>config') }, 'worker-config', 'settings'));

test('a volume with its mounts, the ConfigMap in it untouched', () =>
  check(
    { 'worker.yaml': WORKER.replace('- name: config\n          configMap', '- name: con<|>fig\n          configMap') },
    /(?<=- name: )config\b/g,
    'settings',
  ));

test('a ClusterRole', () =>
  check(
    { 'rbac.yaml': RBAC.replace('name: openclaw-worker\nrules', 'name: openclaw-<|>worker\nrules') },
    /(?<=name: )openclaw-worker(?=\n)/g,
    'worker:all',
  ));

test('what is defined elsewhere, what has its name by contract, and what is no name', async () => {
  await checkRefused(
    { 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa') },
    /not defined in this workspace/,
  );
  await checkRefused({ 'policy.yaml': POLICY.replace('security-policy', 'security-<|>policy') }, /by this very name/);
  await checkRefused({ 'worker.yaml': WORKER.replace('2.4.1', '2.<|>4.1') }, /no name that can be changed/);
  await checkRefused(
    {
      'worker.yaml': WORKER.replace(
        'kind: Deployment\nmetadata:\n  name: open',
        'kind: Deployment\nmetadata:\n  name: op<|>en',
      ),
    },
    /no name that can be changed/,
  );
});

test('a name that is none', async () => {
  const files = { 'worker.yaml': WORKER.replace('worker-config', 'worker-<|>config') };
  const opened = await openFiles(client, files);
  await assert.rejects(opened.ask('textDocument/rename', { newName: 'Not A Name' }), /small letters/);
  await opened.close();
});

const LABELLED = WORKER.replace(
  '        app: openclaw-worker\n    spec',
  '        app: openclaw-worker\n        tier: workers\n    spec',
);
const POLICY_BY_TIER = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: openclaw-workers
  namespace: production
spec:
  podSelector:
    matchLabels:
      tier: work<|>ers
`;

test('the value of a label, with the policies that select by it', () =>
  check({ 'policy.yaml': POLICY_BY_TIER, 'worker.yaml': LABELLED }, /(?<=tier: )workers/g, 'edge'));

test('not the label by which a Deployment selects its own pods', () =>
  checkRefused(
    { 'worker.yaml': WORKER.replace('      labels:\n        app: open', '      labels:\n        app: op<|>en') },
    /no such selector change/,
  ));
