import { pairOf } from '../../documents/access.ts';
import { culprit, isCut, isolationOf, podsKey, podsOf } from '../../graph/isolation.ts';
import { endpointOf, managerAddress, managerEnds, namedPorts } from '../../graph/manager.ts';
import type { NetworkPolicy } from '../../graph/networkPolicy.ts';
import { matchSelector } from '../../graph/selector.ts';
import type { Workload } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import type { Data } from '../entry.ts';
import type { RelatedPlace, WorkspaceRule } from '../rule.ts';
import { addRules, tellingLabels } from './policyEdits.ts';

export const blockedIngress: WorkspaceRule = {
  id: 'network/blocked-ingress',
  title: 'Network policies of the manager that keep workers out',
  severity: 'warning',
  why: `A connection needs both ends: the egress of the worker and the ingress of the manager. Where a policy restricts who
may connect to the manager, and the workers are not among them, they time out and become \`clw-worker-unreachable\`, however
open their own policies are.`,
  fix: { kind: 'needs review', says: 'Allows the workers to connect to the manager’s port in its policy.' },
  appliesTo: ['NetworkPolicy'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'manager.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: manager-ingress
  namespace: openclaw-system
spec:
  podSelector:
    matchLabels:
      app: openclaw-manager
  ingress: # want network/blocked-ingress
    - from:
        - podSelector: {}
      ports:
        - port: 9090
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-manager
  namespace: openclaw-system
  labels:
    app: openclaw-manager
spec:
  containers:
    - name: manager
      image: openclaw/manager:latest
---
apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - port: 9090
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
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager.openclaw-system.svc.cluster.local"
`,
      },
      fixed: {
        'manager.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: manager-ingress
  namespace: openclaw-system
spec:
  podSelector:
    matchLabels:
      app: openclaw-manager
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 9090
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: production
          podSelector:
            matchLabels:
              app: openclaw-worker
      ports:
        - protocol: TCP
          port: 9090
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-manager
  namespace: openclaw-system
  labels:
    app: openclaw-manager
spec:
  containers:
    - name: manager
      image: openclaw/manager:latest
---
apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - port: 9090
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
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager.openclaw-system.svc.cluster.local"
`,
      },
    },
    {
      files: {
        'manager.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: manager-ingress
  namespace: openclaw-system
spec:
  podSelector:
    matchLabels:
      app: openclaw-manager
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: openclaw-worker
      ports:
        - port: 9090
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-manager
  namespace: openclaw-system
  labels:
    app: openclaw-manager
spec:
  containers:
    - name: manager
      image: openclaw/manager:latest
`,
      },
    },
  ],
  check(resource, { workspace, absenceKnown, report }) {
    const policy = workspace.graph.policy(resource);
    if (policy === undefined || !absenceKnown || !policy.isolates.ingress) return;
    for (const manager of selectedManagers(workspace, policy)) {
      const isolation = isolationOf(workspace, podsOf(workspace, manager));
      if (culprit(isolation, 'ingress') !== policy) continue;
      for (const { worker, port } of workersOf(workspace, manager)) {
        const connection = {
          direction: 'ingress' as const,
          other: endpointOf(workspace, worker),
          port: { number: port, protocol: 'TCP' as const },
          namedPorts: namedPorts(manager),
        };
        const at = (pairOf(policy.spec, 'ingress') ?? pairOf(resource.root, 'spec'))?.key;
        if (at === undefined || !isCut(isolation, connection)) continue;
        const name = worker.resource.name ?? '';
        report({
          at,
          message: `no policy lets the workers of "${name}" connect to the manager on TCP ${port}; allow that ingress`,
          related: [worker, manager].flatMap(({ resource: { document, nameNode, kind } }): RelatedPlace[] =>
            nameNode === undefined ? [] : [{ document, at: nameNode, message: `the ${kind} that is meant` }],
          ),
          fixes: [
            {
              title: `Allow the workers of "${name}" to connect`,
              safety: 'needs review',
              edits: [addRules(policy, 'ingress', [workerRule(workspace, worker, manager, port)])],
            },
          ],
        });
        return;
      }
    }
  },
};

function* selectedManagers(workspace: Workspace, policy: NetworkPolicy): Iterable<Workload> {
  const namespace = workspace.namespaceOf(policy.resource);
  for (const workload of workspace.graph.workloads(policy.podSelector)) {
    if (workload.role !== 'manager') continue;
    if (sameNamespace(workspace.namespaceOf(workload.resource), namespace) !== 'same') continue;
    if (matchSelector(policy.podSelector, workload.labels) === 'yes') yield workload;
  }
}

/** The workers that dial this manager, one of each that are alike. */
function* workersOf(workspace: Workspace, manager: Workload): Iterable<{ worker: Workload; port: number }> {
  const seen = new Set<string>();
  for (const worker of workspace.graph.workloadsByRole()) {
    if (worker.role !== 'worker') continue;
    const pods = podsOf(workspace, worker);
    const address = managerAddress(workspace, worker);
    if (address?.host === undefined || !worker.labels.complete) continue;
    const key = `${podsKey(pods)} ${address.host} ${address.port}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const end = managerEnds(workspace, address, pods.namespace).find(({ workload }) => workload === manager);
    if (end !== undefined) yield { worker, port: end.port };
  }
}

function workerRule(workspace: Workspace, worker: Workload, manager: Workload, port: number): Data {
  const from = workspace.namespaceOf(worker.resource);
  const podSelector = { matchLabels: tellingLabels(worker.labels) };
  const peer: Data =
    from === undefined || from === workspace.namespaceOf(manager.resource)
      ? { podSelector }
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': from } }, podSelector };
  return { from: [peer], ports: [{ protocol: 'TCP', port }] };
}
