import assert from 'node:assert/strict';
import test from 'node:test';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { lookUp } from '../../../server/graph/lookup.ts';
import { referencesOf } from '../../../server/graph/references.ts';
import type { Workspace } from '../../../server/graph/workspace.ts';
import { only, workspaceOf } from './workspaceOf.ts';

const WORKER = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: openclaw-nightly
  namespace: production
spec:
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: openclaw-worker-sa
          imagePullSecrets: [{name: registry}]
          initContainers:
          - envFrom: [{configMapRef: {name: env}}, {secretRef: {name: tokens, optional: true}}]
          containers:
          - env:
            - {name: A, valueFrom: {configMapKeyRef: {name: keys, key: a}}}
            - {name: B, valueFrom: {secretKeyRef: {name: secrets, key: b}}}
            - {name: C, valueFrom: {configMapKeyRef: {name: "{{ .Values.name }}", key: a}}}
          volumes:
          - {name: a, configMap: {name: config}}
          - {name: b, secret: {secretName: certs}}
          - {name: c, projected: {sources: [{configMap: {name: part}}, {secret: {name: key}}]}}
`;

const BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: openclaw-worker-binding, namespace: production}
subjects:
- {kind: ServiceAccount, name: openclaw-worker-sa, namespace: ci}
- {kind: Group, name: openclaw-admins}
roleRef: {kind: ClusterRole, name: openclaw-worker}
`;

test('a workload names accounts, ConfigMaps and Secrets in all the ways there are', () => {
  const workspace = workspaceOf({ 'a.yaml': WORKER });
  assert.deepEqual(
    referencesOf(only(workspace, 'CronJob', 'openclaw-nightly')).map(
      ({ kind, name, optional }) => `${kind} ${name}${optional ? ' optional' : ''}`,
    ),
    [
      'ServiceAccount openclaw-worker-sa',
      'ConfigMap config',
      'Secret certs',
      'ConfigMap part',
      'Secret key',
      'Secret registry',
      'ConfigMap keys',
      'Secret secrets',
      'ConfigMap env',
      'Secret tokens optional',
    ],
  );
});

test('a binding names its role by kind and its subjects with their namespace; groups are no resources', () => {
  const workspace = workspaceOf({ 'a.yaml': BINDING });
  assert.deepEqual(
    referencesOf(only(workspace, 'RoleBinding', 'openclaw-worker-binding')).map(({ kind, name, scope }) => [
      kind,
      name,
      scope,
    ]),
    [
      ['ClusterRole', 'openclaw-worker', { kind: 'cluster' }],
      ['ServiceAccount', 'openclaw-worker-sa', { kind: 'given', namespace: 'ci' }],
    ],
  );
});

test('references are followed back, and forgotten with the file that makes them', () => {
  const workspace = workspaceOf({ 'a.yaml': WORKER, 'b.yaml': BINDING });
  assert.deepEqual(usersOf(workspace), ['CronJob', 'RoleBinding']);
  workspace.set(readSourceFile('file:///w/a.yaml', WORKER.replace('openclaw-worker-sa', 'openclaw-other')));
  assert.deepEqual(usersOf(workspace), ['RoleBinding']);
  workspace.delete('file:///w/b.yaml');
  assert.deepEqual(usersOf(workspace), []);
});

const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: openclaw-worker-sa, namespace: production}\n';

for (const [title, files, wanted, external, expected] of [
  ['defined', { 'a.yaml': ACCOUNT }, ['ServiceAccount', 'openclaw-worker-sa', 'production'], {}, 'found'],
  [
    'defined, from an unknown namespace',
    { 'a.yaml': ACCOUNT },
    ['ServiceAccount', 'openclaw-worker-sa', undefined],
    {},
    'found',
  ],
  ['in another namespace', { 'a.yaml': ACCOUNT }, ['ServiceAccount', 'openclaw-worker-sa', 'staging'], {}, 'missing'],
  ['of another kind', { 'a.yaml': ACCOUNT }, ['ConfigMap', 'openclaw-worker-sa', 'production'], {}, 'missing'],
  ['made by the API server', {}, ['ClusterRole', 'view', undefined], {}, 'elsewhere'],
  ['made by the API server for itself', {}, ['ClusterRole', 'system:node', undefined], {}, 'elsewhere'],
  ['a secret', {}, ['Secret', 'tokens', 'production'], {}, 'elsewhere'],
  ['listed', {}, ['ServiceAccount', 'runner', 'ci'], { ServiceAccount: ['runner'] }, 'elsewhere'],
  ['listed with its namespace', {}, ['ServiceAccount', 'runner', 'ci'], { ServiceAccount: ['ci/runner'] }, 'elsewhere'],
  [
    'listed for another namespace',
    {},
    ['ServiceAccount', 'runner', 'cd'],
    { ServiceAccount: ['ci/runner'] },
    'missing',
  ],
  [
    'possibly made by a template',
    { 'a.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ .Release.Name }}\n' },
    ['ServiceAccount', 'openclaw-worker-sa', undefined],
    {},
    'elsewhere',
  ],
] as const) {
  test(`a resource that is ${title} is ${expected}`, () => {
    const [kind, name, namespace] = wanted;
    const cluster = kind === 'ClusterRole';
    assert.equal(lookUp(workspaceOf(files), { kind, name, namespace, cluster }, external).kind, expected);
  });
}

function usersOf(workspace: Workspace): readonly string[] {
  const users = [...workspace.graph.referencesTo('ServiceAccount', 'openclaw-worker-sa')];
  return users.map(({ from }) => from.kind).sort();
}
