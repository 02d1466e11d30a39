import { isolationOf, podsOf } from '../../graph/isolation.ts';
import { managerAddress, managerEnds } from '../../graph/manager.ts';
import { Memo } from '../../graph/memo.ts';
import type { Resource } from '../../graph/resource.ts';
import { WORKLOAD_KINDS, type Workload } from '../../graph/workload.ts';
import type { DerivedKey, Workspace } from '../../graph/workspace.ts';
import { putAfter } from '../rbac/manifests.ts';
import type { WorkspaceRule } from '../rule.ts';
import { managerRule, tellingLabels, workerPolicy } from './policyEdits.ts';

export const noPolicy: WorkspaceRule = {
  id: 'network/no-policy',
  title: 'Workers whose connections no network policy describes',
  severity: 'hint',
  why: `Without a policy of their own, workers may connect to everything until somebody adds a policy that denies by default
to the namespace; then they lose their manager. A policy that allows the manager and DNS holds in both cases.`,
  fix: { kind: 'needs review', says: 'Adds a policy that allows egress to the manager and to DNS, behind the worker.' },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker # want network/no-policy
  namespace: openclaw-system
  labels:
    component: worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager.openclaw-system.svc.cluster.local"
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: openclaw-system
  labels:
    component: worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager.openclaw-system.svc.cluster.local"
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-worker-to-manager
  namespace: openclaw-system
spec:
  podSelector:
    matchLabels:
      component: worker
  policyTypes: ["Egress"]
  egress:
    - to:
        - podSelector:
            matchLabels:
              component: manager
      ports:
        - protocol: TCP
          port: 9090
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
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
`,
      },
    },
  ],
  check(resource, { workspace, absenceKnown, report }) {
    const worker = workspace.graph.workload(resource);
    const { nameNode } = resource;
    if (worker?.role !== 'worker' || nameNode === undefined || !absenceKnown) return;
    if (!worker.labels.complete || worker.labels.values.size === 0) return;
    if (!isFirstAlike(workspace, worker)) return;
    const address = managerAddress(workspace, worker);
    if (address?.host === undefined) return;
    const pods = podsOf(workspace, worker);
    const { sure, possible } = isolationOf(workspace, pods);
    if (sure.length + possible.length > 0 || workspace.graph.unnamed('NetworkPolicy') > 0) return;
    const labels = tellingLabels(worker.labels);
    const alike = JSON.stringify([labels, resource.namespace, pods.namespace, address.host, address.port]);
    const text = workspace.derived(POLICY_TEXTS).get(alike, () => {
      const end = managerEnds(workspace, address, pods.namespace)[0];
      return workerPolicy({ labels, namespace: resource.namespace, rule: managerRule(address, end, pods.namespace) });
    });
    report({
      at: nameNode,
      message:
        'no NetworkPolicy selects these workers; one that allows the manager and DNS keeps them connected where egress is denied by default',
      fixes: [
        {
          title: 'Add a policy that lets workers reach their manager and DNS',
          safety: 'needs review',
          edits: [putAfter(resource, [text], 'allow-worker-to-manager.yaml')],
        },
      ],
    });
  },
};

/** Whether no worker before it in its file would be selected by the same policy: one hint is enough for all of them. */
function isFirstAlike(workspace: Workspace, worker: Workload): boolean {
  const { uri } = worker.resource.document;
  const firsts = workspace.derived(FIRST_WORKERS).get(uri, () => {
    const found = new Map<string, Resource>();
    for (const document of workspace.file(uri)?.documents ?? []) {
      for (const resource of workspace.resourcesIn(document)) {
        const { workload } = resource;
        const key = workload?.role === 'worker' ? selectionKey(workload) : undefined;
        if (key !== undefined && !found.has(key)) found.set(key, resource);
      }
    }
    return found;
  });
  return firsts.get(selectionKey(worker)) === worker.resource;
}

function selectionKey({ labels, resource }: Workload): string {
  const selected = Object.entries(tellingLabels(labels)).map(([key, value]) => `${key}=${value}`);
  return [resource.namespace ?? '', ...selected].join('\n');
}

/** By file, the first worker of those that one policy would select. */
const FIRST_WORKERS: DerivedKey<Memo<string, ReadonlyMap<string, Resource>>> = { make: () => new Memo() };

/** Workers that are selected alike and have one manager are offered one policy. */
const POLICY_TEXTS: DerivedKey<Memo<string, string>> = { make: () => new Memo() };
