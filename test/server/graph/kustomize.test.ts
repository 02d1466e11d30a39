import assert from 'node:assert/strict';
import test from 'node:test';
import { lookUp } from '../../../server/graph/lookup.ts';
import { only, workspaceOf } from './workspaceOf.ts';

const BASE = {
  'base/kustomization.yaml': 'resources:\n- account.yaml\n',
  'base/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: openclaw-worker-sa\n',
};

test('without overlays the namespace is the one that is written', () => {
  assert.equal(namespaceIn(BASE), undefined);
});

test('the outermost overlay decides the namespace', () => {
  const files = {
    ...BASE,
    'middle/kustomization.yaml': 'namespace: staging\nresources: [../base]\n',
    'outer/kustomization.yaml': 'namespace: production\nresources:\n- ../middle/\n',
  };
  assert.equal(namespaceIn(files), 'production');
});

test('overlays that differ leave the namespace open', () => {
  const files = {
    ...BASE,
    'a/kustomization.yaml': 'namespace: staging\nresources: [../base]\n',
    'b/kustomization.yaml': 'namespace: production\nresources: [../base]\n',
  };
  assert.equal(namespaceIn(files), undefined);
});

test('an overlay that names itself, and two that name each other, end', () => {
  const files = {
    ...BASE,
    'base/kustomization.yaml': 'namespace: production\nresources: [account.yaml, ../base, ../other]\n',
    'other/kustomization.yaml': 'namespace: production\nresources: [../base]\n',
  };
  assert.equal(namespaceIn(files), 'production');
});

for (const [how, overlay] of [
  ['a prefix', 'namePrefix: prod-\nresources: [../base]\n'],
  ['a suffix', 'nameSuffix: -blue\nresources: [../base]\n'],
] as const) {
  test(`a name with ${how} is found`, () => {
    const workspace = workspaceOf({ ...BASE, 'o/kustomization.yaml': overlay });
    const name = how === 'a prefix' ? 'prod-openclaw-worker-sa' : 'openclaw-worker-sa-blue';
    const found = lookUp(workspace, { kind: 'ServiceAccount', name, namespace: undefined, cluster: false }, {});
    assert.equal(found.kind, 'found');
  });
}

for (const [how, overlay, kind, expected] of [
  ['a generator', 'configMapGenerator: [{name: worker-config, files: [worker.yaml]}]\n', 'ConfigMap', 'elsewhere'],
  ['a generator of another name', 'configMapGenerator: [{name: other}]\n', 'ConfigMap', 'missing'],
  ['a remote base', 'resources: ["github.com/openclaw/deploy//base?ref=v1"]\n', 'ConfigMap', 'elsewhere'],
  ['a chart', 'helmCharts: [{name: openclaw}]\n', 'ConfigMap', 'elsewhere'],
] as const) {
  test(`what no file defines is ${expected} with ${how}`, () => {
    const workspace = workspaceOf({ 'kustomization.yaml': overlay });
    const found = lookUp(workspace, { kind, name: 'worker-config', namespace: undefined, cluster: false }, {});
    assert.equal(found.kind, expected);
  });
}

for (const [how, patch, expected] of [
  ['by a file', 'patches: [{path: patch.yaml}]', false],
  ['by the old key', 'patchesStrategicMerge: [patch.yaml]', false],
  ['in place', 'patches:\n- patch: |\n    kind: ServiceAccount\n', false],
  ['by target', 'patches: [{path: p.json, target: {kind: ServiceAccount}}]', false],
  ['of another kind', 'patches: [{path: p.json, target: {kind: Deployment}}]', true],
] as const) {
  test(`a resource with a patch ${how} is ${expected ? '' : 'not '}whole`, () => {
    const workspace = workspaceOf({
      ...BASE,
      'o/kustomization.yaml': `resources: [../base]\n${patch}\n`,
      'o/patch.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: openclaw-worker-sa\n  labels: {a: b}\n',
    });
    const account = [...workspace.named('ServiceAccount', 'openclaw-worker-sa')].find(({ document }) =>
      document.uri.endsWith('account.yaml'),
    );
    assert.ok(account);
    assert.equal(workspace.isWhole(account.document), expected);
  });
}

function namespaceIn(files: Readonly<Record<string, string>>): string | undefined {
  const workspace = workspaceOf(files);
  return workspace.namespaceOf(only(workspace, 'ServiceAccount', 'openclaw-worker-sa'));
}
