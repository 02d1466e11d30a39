import assert from 'node:assert/strict';
import test from 'node:test';
import { asMap } from '../../../server/documents/access.ts';
import { parseYaml } from '../../../server/documents/parse.ts';
import { checkManifest } from '../../../server/schemas/kubernetes/manifest.ts';
import { check, deployment, problemsOf, SCHEMAS } from './manifests.ts';

test('templated values and keys are unknown, never wrong', () => {
  check(deployment(['replicas: 3', 'replicas: {{ .Values.replicas }}'], ['9090\n', '{{ .Values.port }}\n']), []);
  check(deployment(['      app: openclaw-worker\n  template', '      app: {{ .Release.Name }}\n  template']), []);
  check(
    deployment(['        app: openclaw-worker\n    spec', '        {{ .Values.key }}: openclaw-worker\n    spec']),
    [],
    { partial: true },
  );
});

test('in a patch nothing is missing, and its orders are no keys', () => {
  const patch = `apiVersion: apps/v1
kind: Deployment
metadata: {name: openclaw-worker}
spec:
  template:
    spec:
      $setElementOrder/containers: [{name: worker}]
      containers:
        - name: worker
          $patch: delete
          imagee: x
`;
  check(patch, ['11:11 unknown-key'], { partial: true });
});

test('every prefix of a manifest', () => {
  const text = deployment();
  for (let end = 0; end <= text.length; end += 1) {
    const root = asMap(parseYaml(text.slice(0, end)).root);
    if (root !== undefined) assert.ok(Array.isArray(checkManifest(root, { schemas: SCHEMAS, partial: false })));
  }
});

test('an alias bomb costs no more than its text', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `  l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
  );
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  l0: &l0 [a]\n${levels.join('\n')}\n`;
  assert.equal(problemsOf(text).length, 31);
});

test('nesting as deep as it can be read', () => {
  const depth = 400;
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: ${'{a: '.repeat(depth)}b${'}'.repeat(depth)}`;
  check(text, ['4:11 wrong-type']);
});

test('ten times as many items take about ten times as long', () => {
  const [few, many] = [quickest(2_000), quickest(20_000)];
  // A check that compares each with each would take a hundred times as long.
  assert.ok(many < 40 * few, `${few} ms and ${many} ms`);
});

/** Of several tries, in milliseconds: what else the machine does only ever adds. */
function quickest(items: number): number {
  const item = '            - {name: VARIABLE, value: text}\n';
  const variables = '            - name: OPENCLAW_MANAGER_PORT\n              value: "9090"\n';
  const root = asMap(parseYaml(deployment([variables, item.repeat(items)])).root);
  assert.ok(root);
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    assert.deepEqual(checkManifest(root, { schemas: SCHEMAS, partial: false }), []);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

test('in a patch, what is not written need not be the default', () => {
  const patch = (spec: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n${spec}\n`;
  const pod = (lines: string): string => patch(`  template:\n    spec:\n${lines}`);
  check(patch('  minReadySeconds: 700'), [], { partial: true });
  check(patch('  minReadySeconds: 700\n  progressDeadlineSeconds: 600'), ['6:28 conflict'], { partial: true });
  check(pod('      initContainers: [{name: a, livenessProbe: {periodSeconds: 5}}]'), [], { partial: true });
  check(pod('      tolerations: [{key: a, tolerationSeconds: 5}]'), [], { partial: true });
  check(pod('      hostNetwork: true\n      containers: [{name: a, ports: [{hostPort: 5}]}]'), [], { partial: true });
  check(pod('      containers: [{name: a, volumeMounts: [{name: config, mountPath: /a}]}]'), [], { partial: true });
});
