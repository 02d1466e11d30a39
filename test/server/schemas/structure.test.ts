import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { openKubernetesSchemas } from '../../../server/schemas/kubernetes/kubernetesSchemas.ts';
import { check, deployment, problemsOf } from './manifests.ts';

test('a sound manifest', () => check(deployment(), []));

test('the same as JSON', () => check(JSON.stringify(parse(deployment())), []));

test('a misspelled key, with the one that was meant', () => {
  const text = deployment(['image:', 'imagee:']);
  check(text, ['17:11 unknown-key']);
  assert.equal(suggestionOf(text, 'unknown-key'), 'image');
});

test('a key in another spelling', () => {
  const text = deployment(['replicas:', 'Replicas:']);
  assert.equal(suggestionOf(text, 'unknown-key'), 'replicas');
});

test('a key that belongs deeper', () => {
  const text = deployment(['  replicas: 3', '  containers: []']);
  check(text, ['6:3 unknown-key']);
  assert.deepEqual(belongsOf(text), { kind: 'inside', path: ['template', 'spec'] });
});

test('a key that belongs further up', () => {
  const text = deployment(['      containers:', '      replicas: 3\n      containers:']);
  assert.deepEqual(belongsOf(text), { kind: 'outside', levels: 2 });
});

test('a key that belongs into the items of a list', () => {
  const text = deployment(['      containers:', '      image: openclaw/worker\n      containers:']);
  assert.deepEqual(belongsOf(text), { kind: 'inside', path: ['containers[]'] });
});

test('a key that stands twice', () =>
  check(deployment(['  replicas: 3', '  replicas: 3\n  replicas: 4']), ['7:3 duplicate-key']));

test('a key that stands twice where anything may stand', () =>
  check(
    deployment([
      '        app: openclaw-worker\n    spec',
      '        app: openclaw-worker\n        app: openclaw-worker\n    spec',
    ]),
    ['14:9 duplicate-key'],
  ));

test('a scalar in the place of a map', () =>
  check(deployment(['  selector:\n    matchLabels:\n      app: openclaw-worker', '  selector: app']), [
    '7:13 wrong-type',
  ]));

test('a map in the place of a list', () =>
  check(deployment(['            - containerPort', '              containerPort']), ['22:15 wrong-type']));

test('a list in the place of a scalar', () => check(deployment(['replicas: 3', 'replicas: [3]']), ['6:13 wrong-type']));

test('a number where a text is expected: quoting it is the fix', () => {
  const text = deployment(['"9090"', '9090']);
  check(text, ['20:22 wrong-type']);
  assert.deepEqual(
    problemsOf(text).map((problem) => problem.kind === 'wrong-type' && problem.quoting),
    [true],
  );
});

test('a value out of range', () =>
  check(deployment(['containerPort: 9090', 'containerPort: 90900']), ['22:30 wrong-value']));

test('a value that is not one of the known', () => {
  const text = deployment(['- containerPort: 9090', '- {containerPort: 9090, protocol: TPC}']);
  check(text, ['22:47 wrong-value']);
  assert.equal(suggestionOf(text, 'wrong-value'), 'TCP');
});

test('what is required is missing', () =>
  check(deployment(['- name: worker\n          image: openclaw/worker:latest', '- image: openclaw/worker:latest']), [
    '16:11 missing-key',
  ]));

test('nothing behind a key is the same as no key', () =>
  check(deployment(['image: openclaw/worker:latest', 'image:']), ['16:11 missing-key']));

test('an empty item lacks what is required in it', () =>
  check(deployment(['          ports:', '          envFrom:\n            -\n          ports:']), [
    '22:13 missing-key',
  ]));

test('fields of other versions', () => {
  const text = deployment(['          ports:', '          restartPolicyRules: []\n          ports:']);
  check(text, []);
  check(text, ['21:11 unknown-key'], { schemas: openKubernetesSchemas('1.33') });
});

test('an anchored value is checked where it is used', () => {
  const anchored = deployment(
    ['  replicas: 3', '  replicas: &many three'],
    ['  template:', '  minReadySeconds: *many\n  template:'],
  );
  check(anchored, ['6:19 wrong-type']);
});

test('merged keys count as given, and those of its own go before them', () => {
  const merged = `apiVersion: v1
kind: ConfigMap
metadata: {<<: &named {name: worker-config, namespace: production}, namespace: staging}
data: {<<: [{a: b}, {c: d}]}
`;
  check(merged, []);
});

test('an alias that names nothing, and one of itself', () => {
  check(deployment(['replicas: 3', 'replicas: *nothing']), []);
  check(deployment(['    spec:\n', '    spec: &pod\n      overhead: *pod\n']), [], { partial: true });
});

function suggestionOf(text: string, kind: 'unknown-key' | 'wrong-value'): string | undefined {
  const found = problemsOf(text).find((problem) => problem.kind === kind);
  return found?.kind === 'unknown-key' || found?.kind === 'wrong-value' ? found.suggestion : undefined;
}

function belongsOf(text: string): unknown {
  const found = problemsOf(text).find(({ kind }) => kind === 'unknown-key');
  return found?.kind === 'unknown-key' ? found.belongs : undefined;
}
