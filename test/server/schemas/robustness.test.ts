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

test('a large list is checked in linear time', () => {
  const item = '            - {name: VARIABLE, value: text}\n';
  const text = deployment([
    '            - name: OPENCLAW_MANAGER_PORT\n              value: "9090"\n',
    item.repeat(20_000),
  ]);
  const root = asMap(parseYaml(text).root);
  assert.ok(root);
  const startedAt = performance.now();
  assert.deepEqual(checkManifest(root, { schemas: SCHEMAS, partial: false }), []);
  // About 80,000 nodes; a quadratic check would need minutes.
  assert.ok(performance.now() - startedAt < 2_000);
});
