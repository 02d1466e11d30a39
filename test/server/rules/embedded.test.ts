import assert from 'node:assert/strict';
import test from 'node:test';
import { asMap, textOf, valueAt } from '../../../server/documents/access.ts';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { safeFixes } from '../../../server/lint/fix.ts';
import { applyFixes, lintFiles } from '../lintFiles.ts';

const NAME = 'worker-config.yaml';
const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: worker-config\n  namespace: production\ndata:\n';

const BEFORE = `cluster:
  manager_address: "192.168.1.10:9090" # the manager
  reconnect_interval: "30s"
  max_reconnect_attempts: 5
worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`;
const AFTER = `cluster:
  manager_address: "192.168.1.10:9090" # the manager
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`;

/** The ways in which people embed a file in a ConfigMap. */
const STYLES: Readonly<Record<string, (text: string) => string>> = {
  '|': (text) => `${HEAD}  worker.yaml: |\n${indented(text, 4)}`,
  '|-': (text) => `${HEAD}  worker.yaml: |-\n${indented(text, 4)}  other: "1"\n`,
  '|2 with a deeper key': (text) => `${HEAD}  other: "1"\n  worker.yaml: |2\n${indented(text, 4)}`,
  '| indented by six': (text) => `${HEAD}  worker.yaml: | # the worker's own\n${indented(text, 8)}`,
  '> whose lines are deeper': (text) => `${HEAD}  worker.yaml: >\n${indented(text, 4)}`,
  'double quotes': (text) => `${HEAD}  worker.yaml: ${JSON.stringify(text)}\n`,
  JSON: (text) =>
    `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "worker-config"}, "data": {"worker.yaml": ${JSON.stringify(text)}}}\n`,
  'in a List': (text) =>
    `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: worker-config\n    data:\n      worker.yaml: |\n${indented(text, 8)}`,
  'CRLF line ends': (text) => `${HEAD}  worker.yaml: |\n${indented(text, 4)}`.replaceAll('\n', '\r\n'),
};

for (const [style, embed] of Object.entries(STYLES)) {
  test(`${style}: findings stand where the mistakes are`, () => {
    const text = embed(BEFORE);
    const found = lintFiles({ [NAME]: text }).map(
      ({ rule, start, end }) => `${rule} ${text.slice(start, end).replaceAll('\\"', '"')}`,
    );
    assert.deepEqual(found, [
      'worker/heartbeat-interval cluster',
      'worker/reconnect-interval "30s"',
      'worker/max-reconnect-attempts 5',
    ]);
  });

  test(`${style}: fix-all mends the text and keeps its notation`, () => {
    const before = { [NAME]: embed(BEFORE) };
    assert.equal(applyFixes(before, safeFixes(lintFiles(before)))[NAME], embed(AFTER));
  });

  test(`${style}: a part of a value is underlined, no more`, () => {
    const text = embed(AFTER.replace('{4}', '{4}(?=x)'));
    const parts = lintFiles({ [NAME]: text }).map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
    assert.deepEqual(parts, ['identity/pattern-syntax (?=']);
  });
}

test('single quotes, in which a line cannot be indented: a flow map is mended in its place', () => {
  const before = {
    [NAME]: `${HEAD}  worker.yaml: 'cluster: {manager_address: "a:9090", reconnect_interval: 30s, max_reconnect_attempts: 10}'\n`,
  };
  const after = applyFixes(before, safeFixes(lintFiles(before)))[NAME] ?? '';
  const inner = textOf(valueAt(readSourceFile(`file:///${NAME}`, after).documents[0]?.root, 'data', 'worker.yaml'));
  assert.equal(
    inner,
    'cluster: {manager_address: "a:9090", reconnect_interval: 5s, max_reconnect_attempts: 10, heartbeat_interval: "10s"}',
  );
});

test('what a ConfigMap holds beside the worker’s file is left alone', () => {
  const text = `${HEAD}  nginx.conf: |\n    cluster: {\n      reconnect_interval "30s"\n  app.yaml: |\n    cluster:\n      name: a\n`;
  assert.deepEqual(lintFiles({ [NAME]: text }), []);
});

test('a worker’s file that is no YAML is found in its ConfigMap', () => {
  const text = `${HEAD}  worker.yaml: |\n    cluster:\n      manager_address: "a:9090\n`;
  const [problem, ...others] = lintFiles({ [NAME]: text });
  assert.deepEqual([problem?.rule, others], ['yaml/syntax', []]);
  assert.equal(text.slice(0, problem?.start).split('\n').length, 9);
});

test('the resource that a ConfigMap embeds is read as a map', () => {
  const [document] = readSourceFile(`file:///${NAME}`, `${HEAD}  worker.yaml: |\n${indented(AFTER, 4)}`).documents;
  assert.ok(asMap(document?.root));
});

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
