import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { ScalarNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { WORKLOAD_KINDS, type Workload } from '../../graph/workload.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { nearest } from '../../schemas/nearest.ts';
import { replaceScalar } from '../edit.ts';
import type { WorkspaceRule } from '../rule.ts';

export const configKey: WorkspaceRule = {
  id: 'workload/config-key',
  title: 'A workload asks a ConfigMap for a key that it does not have',
  severity: 'warning',
  why: `A pod whose volume or variable names a key that its ConfigMap lacks does not start: it stays in
\`ContainerCreating\` or \`CreateContainerConfigError\`. A \`subPath\` without its file becomes an empty directory instead, and
the worker finds no configuration.`,
  fix: { kind: 'needs review', says: 'Changes to the key that was most likely meant; none where nothing is near.' },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: production
data:
  worker.yaml: |
    cluster:
      manager_address: "192.168.1.10:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
  volumes:
    - name: config
      configMap:
        name: worker-config
        items:
          - key: worker.yml # want workload/config-key
            path: worker.yaml
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: production
data:
  worker.yaml: |
    cluster:
      manager_address: "192.168.1.10:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
  volumes:
    - name: config
      configMap:
        name: worker-config
        items:
          - key: worker.yaml
            path: worker.yaml
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          valueFrom:
            configMapKeyRef:
              name: made-by-an-operator
              key: manager
`,
      },
    },
  ],
  check(resource, { workspace, report }) {
    const workload = workspace.graph.workload(resource);
    if (workload === undefined) return;
    const namespace = workspace.namespaceOf(resource);
    for (const { configMap: name, key } of usesOf(workload)) {
      const configMap = workspace.findNamed('ConfigMap', name, namespace);
      const keys = configMap === undefined ? undefined : keysOf(workspace, configMap);
      if (configMap === undefined || keys === undefined || keys.includes(key.text)) continue;
      const meant = nearest(key.text, keys) ?? (keys.length === 1 ? keys[0] : undefined);
      report({
        at: key,
        message: `ConfigMap "${name}" has no key "${key.text}"; ${keys.length === 0 ? 'it has none' : `it has ${keys.map((one) => `"${one}"`).join(', ')}`}`,
        related:
          configMap.nameNode === undefined
            ? []
            : [{ document: configMap.document, at: configMap.nameNode, message: 'the ConfigMap that is meant' }],
        fixes:
          meant === undefined
            ? []
            : [
                {
                  title: `Change to "${meant}"`,
                  safety: 'needs review',
                  edits: [replaceScalar(resource.document, key, meant)],
                },
              ],
      });
    }
  },
};

interface KeyUse {
  readonly configMap: string;
  readonly key: ScalarNode;
}

/** Every place that must find a key of a ConfigMap. */
function usesOf(workload: Workload): readonly KeyUse[] {
  // Most workloads read no ConfigMap, and this is asked for each of them at each key stroke.
  if (!workload.resource.document.text.includes('configMap')) return [];
  const uses: KeyUse[] = [];
  for (const volume of workload.volumes) {
    const name = textOf(volume.configMap);
    if (name === undefined || isOptional(valueAt(volume.map, 'configMap'))) continue;
    for (const { key } of volume.items ?? []) add(uses, name, key);
    if (volume.items !== undefined) continue;
    for (const { mounts } of workload.containers) {
      for (const { volume: mounted, subPath } of mounts) {
        if (textOf(mounted) === volume.name && subPath?.text.includes('/') === false) add(uses, name, subPath);
      }
    }
  }
  for (const { map } of workload.containers) {
    for (const variable of itemsOf(pairOf(map, 'env')?.value)) {
      const reference = valueAt(variable, 'valueFrom', 'configMapKeyRef');
      const name = textOf(pairOf(reference, 'name')?.value);
      if (name !== undefined && !isOptional(reference)) add(uses, name, asScalar(pairOf(reference, 'key')?.value));
    }
  }
  return uses;
}

function add(uses: KeyUse[], configMap: string, key: ScalarNode | undefined): void {
  if (key !== undefined && textOf(key) !== undefined) uses.push({ configMap, key });
}

function isOptional(source: Parameters<typeof pairOf>[0]): boolean {
  return textOf(pairOf(source, 'optional')?.value) === 'true';
}

/** The keys of a ConfigMap; undefined where they are not all known. */
function keysOf(workspace: Workspace, configMap: Resource): readonly string[] | undefined {
  if (configMap.document.templated || !workspace.isWhole(configMap.document)) return undefined;
  const keys: string[] = [];
  for (const section of ['data', 'binaryData']) {
    const map = asMap(pairOf(configMap.root, section)?.value);
    for (const { key } of map === undefined ? [] : effectivePairs(map)) {
      if (key.templated) return undefined;
      keys.push(key.text);
    }
  }
  return keys;
}
