import assert from 'node:assert/strict';
import test from 'node:test';
import { KUBERNETES_VERSIONS } from '../../../server/lint/settings.ts';
import { COMPOSE_NOTATION } from '../../../server/schemas/generated/compose.ts';
import { KUBERNETES_NOTATION } from '../../../server/schemas/generated/kubernetes.ts';
import { KUBERNETES_KINDS_NOTATION } from '../../../server/schemas/generated/kubernetesKinds.ts';
import { PROMETHEUS_KINDS_NOTATION } from '../../../server/schemas/generated/prometheusKinds.ts';
import { PROMETHEUS_RULE_NOTATION } from '../../../server/schemas/generated/prometheusRule.ts';
import { definitionOf, propertiesOf, propertyAt, schemaAt, valuesOf } from '../../../server/schemas/lookup.ts';
import { type NotationSource, readNotation } from '../../../server/schemas/notation.ts';
import { OPENCLAW_JOB_NOTATION } from '../../../server/schemas/own/openclawJob.ts';
import { WORKER_CONFIG_NOTATION } from '../../../server/schemas/own/workerConfig.ts';
import { SCHEMAS } from './manifests.ts';

const KUBERNETES: NotationSource = { text: KUBERNETES_NOTATION, reader: 'go' };

test('every line can be read, in every version', () => {
  for (const version of KUBERNETES_VERSIONS) {
    readAll(
      [
        KUBERNETES,
        { text: PROMETHEUS_RULE_NOTATION, reader: 'custom-resource' },
        { text: OPENCLAW_JOB_NOTATION, reader: 'custom-resource' },
      ],
      version,
    );
  }
  readAll([{ text: COMPOSE_NOTATION, reader: 'json-schema' }]);
  readAll([{ text: WORKER_CONFIG_NOTATION, reader: 'json-schema' }]);
});

test('all kinds that concern workers have a schema', () => {
  const kinds = [...readNotation([KUBERNETES]).kinds].map(([kind, apiVersion]) => `${apiVersion} ${kind}`);
  assert.deepEqual(kinds.sort(), [
    'apps/v1 DaemonSet',
    'apps/v1 Deployment',
    'apps/v1 ReplicaSet',
    'apps/v1 StatefulSet',
    'batch/v1 CronJob',
    'batch/v1 Job',
    'networking.k8s.io/v1 NetworkPolicy',
    'rbac.authorization.k8s.io/v1 ClusterRole',
    'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
    'rbac.authorization.k8s.io/v1 Role',
    'rbac.authorization.k8s.io/v1 RoleBinding',
    'v1 ConfigMap',
    'v1 Namespace',
    'v1 Pod',
    'v1 Secret',
    'v1 Service',
    'v1 ServiceAccount',
  ]);
});

test('the generated tables stay small', () => {
  const tables = [
    COMPOSE_NOTATION,
    KUBERNETES_NOTATION,
    KUBERNETES_KINDS_NOTATION,
    PROMETHEUS_KINDS_NOTATION,
    PROMETHEUS_RULE_NOTATION,
  ];
  assert.ok(tables.join('').length < 100 * 1024);
});

test('an expression that is none', () => {
  for (const text of [
    'strin',
    "'open",
    'string[',
    'string{noFormat}',
    'string | ',
    '(string',
    'string string',
    'string[] | int[]',
  ]) {
    assert.throws(() => readAll([{ text: `Some\n  key: ${text}\n`, reader: 'go' }]), Error, text);
  }
});

test('looking up what stands at a path', () => {
  const deployment = SCHEMAS.definitions.get('Deployment');
  const container = schemaAt(deployment, ['spec', 'template', 'spec', 'containers', 0]);
  assert.ok(container);
  assert.equal(definitionOf(container), 'Container');
  assert.deepEqual(
    propertiesOf(container)
      .slice(0, 2)
      .map(({ key }) => key),
    ['image', 'name'],
  );
  const policy = schemaAt(container, ['imagePullPolicy']);
  assert.deepEqual(policy && valuesOf(policy), ['Always', 'IfNotPresent', 'Never']);
  const paused = schemaAt(deployment, ['spec', 'paused']);
  assert.deepEqual(paused && valuesOf(paused), ['true', 'false']);
  assert.equal(propertyAt(deployment, ['spec', 'template', 'spec', 'serviceAccount'])?.deprecated, true);
  assert.equal(propertyAt(deployment, ['spec', 'selector'])?.required, true);
  assert.equal(propertyAt(container, ['restartPolicyRules'])?.since, '1.34');
  assert.equal(schemaAt(deployment, ['spec', 'nothing', 'here']), undefined);
  assert.equal(schemaAt(deployment, ['metadata', 'labels', 'any', 'deeper']), undefined);
});

/** Looks into every definition, and into all that stands in place in them. */
function readAll(sources: readonly NotationSource[], version?: string): void {
  const definitions = readNotation(sources, version);
  for (const name of definitions.names)
    assert.ok(propertiesOf(definitions.get(name)).every(({ schema }) => schema.kind));
}
