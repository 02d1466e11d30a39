import assert from 'node:assert/strict';
import test from 'node:test';
import { FIELD_TABLES } from '../../../server/features/meaning/fields.ts';
import { DEFAULT_SETTINGS } from '../../../server/lint/settings.ts';
import { COMPOSE_NOTATION } from '../../../server/schemas/generated/compose.ts';
import { openKubernetesSchemas } from '../../../server/schemas/kubernetes/kubernetesSchemas.ts';
import { readNotation } from '../../../server/schemas/notation.ts';
import { CLUSTER_PROFILE_NOTATION } from '../../../server/schemas/own/clusterProfile.ts';
import { LINT_CONFIG_NOTATION } from '../../../server/schemas/own/lintConfig.ts';
import { RUNBOOK_NOTATION } from '../../../server/schemas/own/runbook.ts';
import { WORKER_CONFIG_NOTATION } from '../../../server/schemas/own/workerConfig.ts';

const own = [WORKER_CONFIG_NOTATION, LINT_CONFIG_NOTATION, CLUSTER_PROFILE_NOTATION, RUNBOOK_NOTATION];
const ALL = [
  openKubernetesSchemas(DEFAULT_SETTINGS.kubernetesVersion).definitions,
  readNotation([{ text: COMPOSE_NOTATION, reader: 'json-schema' }]),
  readNotation(own.map((text) => ({ text, reader: 'go' as const }))),
].map((definitions) => ({ definitions, names: new Set(definitions.names) }));

test('every field that is explained is a field of some schema', () => {
  const unknown = FIELD_TABLES.flatMap((table) => Object.keys(table)).filter((name) => !isField(name));
  assert.deepEqual(unknown, []);
});

test('every key of worker.yaml and of our own files is explained', () => {
  const explained = new Set(FIELD_TABLES.flatMap((table) => Object.keys(table)));
  const names = [
    'WorkerConfig',
    'WorkerCluster',
    'WorkerIdentity',
    'LintConfig',
    'ProfileCluster',
    'ProfileHost',
    'RunbookStep',
  ];
  const unexplained = names.flatMap((name) =>
    keysOf(name)
      .filter((key) => !explained.has(`${name}.${key}`))
      .map((key) => `${name}.${key}`),
  );
  assert.deepEqual(unexplained, []);
});

function isField(name: string): boolean {
  const [definition = '', key = ''] = name.split('.');
  return keysOf(definition).includes(key);
}

/** A definition of one name may be in several tables: Kubernetes and Compose both have a Service. */
function keysOf(definition: string): readonly string[] {
  return ALL.filter(({ names }) => names.has(definition)).flatMap(({ definitions }) => {
    const schema = definitions.get(definition);
    return schema.kind === 'typed' ? [...(schema.map?.properties.keys() ?? [])] : [];
  });
}
