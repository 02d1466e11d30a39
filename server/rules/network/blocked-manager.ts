import { pairOf } from '../../documents/access.ts';
import { culprit, isCut } from '../../graph/isolation.ts';
import { type ManagerEnd, managerEnds } from '../../graph/manager.ts';
import type { NetworkPolicy } from '../../graph/networkPolicy.ts';
import { type SelectedWorker, selectedWorkers } from '../../graph/selectedWorkers.ts';
import { selectsAll } from '../../graph/selector.ts';
import { putAfter } from '../rbac/manifests.ts';
import type { Fix, RelatedPlace, WorkspaceRule } from '../rule.ts';
import { addRules, managerRule, tellingLabels, workerPolicy } from './policyEdits.ts';

export const blockedManager: WorkspaceRule = {
  id: 'network/blocked-manager',
  title: 'Network policies that cut workers off from their manager',
  severity: 'warning',
  why: `Once a policy restricts the egress of a pod, only what some policy allows gets out. A worker that may not open a
connection to the manager's port (9090 unless it is set otherwise) times out and becomes \`clw-worker-unreachable\`. All
policies that select the worker are seen together, and a \`podSelector\` alone means pods of the policy's own namespace.`,
  fix: {
    kind: 'needs review',
    says: 'Allows the manager in the policy, or adds a policy of its own beside one that denies everything to all pods.',
  },
  appliesTo: ['NetworkPolicy'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'network-policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: worker-egress
  namespace: production
spec:
  podSelector:
    matchLabels:
      app: openclaw-worker
  policyTypes:
    - Egress
  egress: # want network/blocked-manager
    - to:
        - podSelector:
            matchLabels:
              component: manager
      ports:
        - protocol: TCP
          port: 9090
    - to:
        - namespaceSelector: {}
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`,
        'worker.yaml': `apiVersion: v1
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
        'network-policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: worker-egress
  namespace: production
spec:
  podSelector:
    matchLabels:
      app: openclaw-worker
  policyTypes:
    - Egress
  egress:
    - to:
        - podSelector:
            matchLabels:
              component: manager
      ports:
        - protocol: TCP
          port: 9090
    - to:
        - namespaceSelector: {}
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: openclaw-system
          podSelector:
            matchLabels:
              component: manager
      ports:
        - protocol: TCP
          port: 9090
`,
      },
    },
    {
      files: {
        'network-policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-worker-to-manager
  namespace: openclaw-system
spec:
  podSelector:
    matchLabels:
      component: worker
  policyTypes:
    - Egress
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
  ],
  check(resource, { workspace, absenceKnown, report }) {
    const policy = workspace.graph.policy(resource);
    if (policy === undefined || !absenceKnown || !policy.isolates.egress) return;
    for (const worker of selectedWorkers(workspace, policy)) {
      const { isolation, manager, namespace, workload } = worker;
      if (culprit(isolation, 'egress') !== policy) continue;
      const ends = managerEnds(workspace, manager, namespace);
      const isAllCut = ends.every(({ endpoint, port }) =>
        isCut(isolation, {
          direction: 'egress',
          other: endpoint,
          port: { number: port, protocol: 'TCP' },
          namedPorts: endpoint.namedPorts,
        }),
      );
      if (!isAllCut) continue;
      const port = ends[0]?.port ?? manager.port;
      const at = (pairOf(policy.spec, 'egress') ?? pairOf(resource.root, 'spec'))?.key;
      if (at === undefined) return;
      report({
        at,
        severity: workload === undefined ? 'information' : 'warning',
        message: `no policy lets the workers reach their manager${manager.host === undefined ? '' : ` "${manager.host}"`} on TCP ${port}; allow that egress`,
        related: relatedPlaces(worker, ends[0], policy),
        fixes: [mend(policy, worker, ends[0])],
      });
      return;
    }
  },
};

function mend(
  policy: NetworkPolicy,
  { manager, namespace, workload }: SelectedWorker,
  end: ManagerEnd | undefined,
): Fix {
  const rule = managerRule(manager, end, namespace);
  if (workload !== undefined && selectsAll(policy.podSelector)) {
    // A policy that denies everything to every pod is kept as it is: exceptions are policies of their own.
    const text = workerPolicy({ labels: tellingLabels(workload.labels), namespace, rule });
    return {
      title: 'Add a policy that lets workers reach their manager and DNS',
      safety: 'needs review',
      edits: [putAfter(policy.resource, [text], 'allow-worker-to-manager.yaml')],
    };
  }
  return {
    title: `Allow workers to reach the manager on port ${end?.port ?? manager.port}`,
    safety: 'needs review',
    edits: [addRules(policy, 'egress', [rule])],
  };
}

/** The worker, the manager, where its address is given, and the other policies that select the same pods. */
function relatedPlaces(
  { workload, manager, isolation }: SelectedWorker,
  end: ManagerEnd | undefined,
  policy: NetworkPolicy,
): RelatedPlace[] {
  const named = [
    { workload, message: 'these workers are selected' },
    { workload: end?.workload, message: 'this is the manager' },
  ].flatMap(({ workload: one, message }): RelatedPlace[] =>
    one?.resource.nameNode === undefined
      ? []
      : [{ document: one.resource.document, at: one.resource.nameNode, message }],
  );
  const address = manager.place === undefined ? [] : [{ ...manager.place, message: 'the address of the manager' }];
  const others = isolation.sure.flatMap(({ resource }): RelatedPlace[] =>
    resource === policy.resource || resource.nameNode === undefined
      ? []
      : [{ document: resource.document, at: resource.nameNode, message: 'this policy selects them too' }],
  );
  return [...named, ...address, ...others];
}
