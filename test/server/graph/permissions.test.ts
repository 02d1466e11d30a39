import assert from 'node:assert/strict';
import test from 'node:test';
import { accessOf, allows } from '../../../server/graph/permissions.ts';
import { workspaceOf } from './workspaceOf.ts';

test('several bindings count together', () => {
  const files = {
    'a.yaml':
      role('ClusterRole', 'reader', '["get"]') + binding('ClusterRoleBinding', 'a', 'ClusterRole/reader', ACCOUNT),
    'b.yaml': role('Role', 'writer', '["update"]') + binding('RoleBinding', 'b', 'Role/writer', ACCOUNT),
  };
  assert.deepEqual(verbsOf(files), { verbs: ['get', 'update'], complete: true });
});

test('a RoleBinding of another namespace grants nothing here', () => {
  const files = {
    'a.yaml':
      role('ClusterRole', 'reader', '["get"]') +
      binding('RoleBinding', 'a', 'ClusterRole/reader', ACCOUNT).replace('namespace: production', 'namespace: staging'),
  };
  assert.deepEqual(verbsOf(files), { verbs: [], complete: true });
});

for (const subject of [
  '{kind: Group, name: "system:serviceaccounts"}',
  '{kind: Group, name: "system:serviceaccounts:production"}',
  '{kind: Group, name: "system:authenticated"}',
  '{kind: User, name: "system:serviceaccount:production:openclaw-worker-sa"}',
]) {
  test(`a service account is ${subject} too`, () => {
    const files = {
      'a.yaml': role('ClusterRole', 'r', '["get"]') + binding('ClusterRoleBinding', 'a', 'ClusterRole/r', subject),
    };
    assert.deepEqual(verbsOf(files), { verbs: ['get'], complete: true });
  });
}

for (const subject of [
  '{kind: Group, name: "system:serviceaccounts:staging"}',
  '{kind: User, name: "system:serviceaccount:staging:openclaw-worker-sa"}',
  '{kind: ServiceAccount, name: openclaw-worker-sa, namespace: staging}',
]) {
  test(`${subject} is another one`, () => {
    const files = {
      'a.yaml': role('ClusterRole', 'r', '["get"]') + binding('ClusterRoleBinding', 'a', 'ClusterRole/r', subject),
    };
    assert.deepEqual(verbsOf(files), { verbs: [], complete: true });
  });
}

test('an aggregated role has the rules of those that it selects', () => {
  const aggregated = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: openclaw}}]}
rules: []
---
`;
  const part = role('ClusterRole', 'part', '["watch"]').replace('{name: part', '{labels: {to: openclaw}, name: part');
  const files = { 'a.yaml': aggregated + part + binding('ClusterRoleBinding', 'a', 'ClusterRole/all', ACCOUNT) };
  assert.deepEqual(verbsOf(files), { verbs: ['watch'], complete: true });
});

test('a role that is not in the workspace may grant anything', () => {
  const files = { 'a.yaml': binding('ClusterRoleBinding', 'a', 'ClusterRole/view', ACCOUNT) };
  assert.deepEqual(verbsOf(files), { verbs: [], complete: false });
});

test('a templated role may grant anything', () => {
  const files = {
    'a.yaml':
      role('ClusterRole', 'r', '["get", "{{ .Values.verb }}"]') +
      binding('ClusterRoleBinding', 'a', 'ClusterRole/r', ACCOUNT),
  };
  assert.deepEqual(verbsOf(files), { verbs: [], complete: false });
});

test('what a removed binding granted is gone', () => {
  const workspace = workspaceOf({
    'a.yaml': role('ClusterRole', 'r', '["get"]'),
    'b.yaml': binding('ClusterRoleBinding', 'a', 'ClusterRole/r', ACCOUNT),
  });
  assert.equal(accessOf(workspace, WORKER, {}).bindings.length, 1);
  workspace.delete('file:///w/b.yaml');
  assert.equal(accessOf(workspace, WORKER, {}).bindings.length, 0);
});

const ACCOUNT = '{kind: ServiceAccount, name: openclaw-worker-sa, namespace: production}';
const WORKER = { name: 'openclaw-worker-sa', namespace: 'production' };

function role(kind: string, name: string, verbs: string): string {
  const namespace = kind === 'Role' ? ', namespace: production' : '';
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}${namespace}}
rules:
- {apiGroups: ["openclaw.io"], resources: ["jobs"], verbs: ${verbs}}
---
`;
}

function binding(kind: string, name: string, roleRef: string, subject: string): string {
  const [roleKind, roleName] = roleRef.split('/');
  const namespace = kind === 'RoleBinding' ? ', namespace: production' : '';
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}${namespace}}
subjects: [${subject}]
roleRef: {kind: ${roleKind}, name: ${roleName}, apiGroup: rbac.authorization.k8s.io}
`;
}

function verbsOf(files: Readonly<Record<string, string>>): { verbs: readonly string[]; complete: boolean } {
  const { grants, complete } = accessOf(workspaceOf(files), WORKER, {});
  const verbs = ['get', 'watch', 'update'].filter((verb) =>
    allows(grants, { group: 'openclaw.io', resource: 'jobs', verb }),
  );
  return { verbs, complete };
}
