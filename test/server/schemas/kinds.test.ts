import assert from 'node:assert/strict';
import test from 'node:test';
import { check, deployment, problemsOf } from './manifests.ts';

test('a version that was removed, with the one to write', () => {
  const text = deployment(['apps/v1', 'extensions/v1beta1']);
  check(text, ['1:13 unknown-kind']);
  assert.deepEqual(suggestionsOf(text), ['apps/v1']);
  assert.match(problemsOf(text)[0]?.message ?? '', /removed in Kubernetes 1\.16/);
});

test('a kind in the wrong group', () => {
  assert.deepEqual(suggestionsOf(deployment(['apps/v1', 'v1'])), ['apps/v1']);
  assert.deepEqual(suggestionsOf(deployment(['apps/v1', 'app/v1'])), ['apps/v1']);
  assert.deepEqual(suggestionsOf('apiVersion: rbac.authorisation.k8s.io/v1\nkind: Role\n'), [
    'rbac.authorization.k8s.io/v1',
  ]);
});

test('a misspelled kind', () =>
  assert.deepEqual(suggestionsOf(deployment(['Deployment', 'Deploymnt'])), ['Deployment']));

test('kinds that are served and not described here', () =>
  check('apiVersion: v1\nkind: PersistentVolume\nspec: {any: thing}\n', []));

test('custom resources are left alone, whatever their kind is called', () => {
  check('apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {template: {}}\n', []);
  check('apiVersion: example.com/v1\nkind: Deployment\n', []);
});

test('without a kind or an apiVersion', () => {
  check('kind: Deployment\nmetadata: {name: x}\n', ['1:1 missing-key']);
  check('apiVersion: apps/v1\nmetadata: {name: x}\n', ['1:1 missing-key']);
  check('cluster: {manager_address: "192.168.1.10:9090"}\n', []);
});

test('each item of a list', () => {
  check(
    'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: X}}\n',
    ['5:56 wrong-value'],
  );
});

test('two kinds of Job', () => {
  const spec = 'metadata: {name: test-job}\nspec: {task: {image: busybox, command: [echo, fine]}, replicas: 1}\n';
  check(`apiVersion: openclaw.io/v1\nkind: Job\n${spec}`, []);
  check(`apiVersion: batch/v1\nkind: Job\n${spec}`, ['4:1 missing-key', '4:8 unknown-key', '4:55 unknown-key']);
  check(`apiVersion: openclaw.io/v1\nkind: Job\n${spec.replace('image', 'imag')}`, ['4:15 unknown-key']);
});

test('a PrometheusRule', () => {
  const rule = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: openclaw-worker}
spec:
  groups:
    - name: openclaw-worker
      rules:
        - alert: WorkerUnreachable
          expr: openclaw_worker_status == 1
          for: 2m
`;
  check(rule, []);
  check(rule.replace('for: 2m', 'for: 2 minutes'), ['10:16 wrong-value']);
  check(rule.replace('          expr', '          expresion'), ['8:11 missing-key', '9:11 unknown-key']);
  check(rule.replace('  groups:', '  groups:\n    - {name: openclaw-worker}'), ['7:7 duplicate-item']);
});

function suggestionsOf(text: string): readonly (string | undefined)[] {
  return problemsOf(text).map((problem) => (problem.kind === 'unknown-kind' ? problem.suggestion : problem.kind));
}
