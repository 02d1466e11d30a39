import { pairOf } from '../../documents/access.ts';
import { culprit, isCut } from '../../graph/isolation.ts';
import { isAddress } from '../../graph/manager.ts';
import { type Endpoint, namespaceLabels } from '../../graph/reach.ts';
import { selectedWorkers } from '../../graph/selectedWorkers.ts';
import { selectsAll } from '../../graph/selector.ts';
import type { WorkspaceRule } from '../rule.ts';
import { addRules, DNS_RULE } from './policyEdits.ts';

export const blockedDns: WorkspaceRule = {
  id: 'network/blocked-dns',
  title: 'Network policies that keep workers from looking up the name of their manager',
  severity: 'warning',
  why: `A policy that restricts egress to the manager's port also cuts DNS. A manager that is given by name is then never
found: the worker logs lookups that time out, not refused connections, and becomes \`clw-worker-unreachable\`. DNS needs
port 53 over UDP, and over TCP for answers that are too long for UDP.`,
  fix: { kind: 'needs review', says: 'Allows port 53 over UDP and TCP to the namespace of the cluster’s DNS servers.' },
  appliesTo: ['NetworkPolicy'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
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
  egress: # want network/blocked-dns
    - to:
        - podSelector:
            matchLabels:
              component: manager
      ports:
        - protocol: TCP
          port: 9090
`,
      },
      fixed: {
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
    - ports:
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
    for (const { isolation, manager, workload } of selectedWorkers(workspace, policy)) {
      if (culprit(isolation, 'egress') !== policy) continue;
      if (manager.host !== undefined && isAddress(manager.host)) continue;
      // Beside a policy that denies everything, network/blocked-manager adds one that allows DNS too.
      if (selectsAll(policy.podSelector)) continue;
      const cut = (['UDP', 'TCP'] as const).filter((protocol) =>
        isCut(isolation, {
          direction: 'egress',
          other: CLUSTER_DNS,
          port: { number: 53, protocol },
          namedPorts: undefined,
        }),
      );
      const at = (pairOf(policy.spec, 'egress') ?? pairOf(resource.root, 'spec'))?.key;
      if (cut.length === 0 || at === undefined) continue;
      const isSure = workload !== undefined && manager.host !== undefined && cut.includes('UDP');
      report({
        at,
        severity: isSure ? 'warning' : 'information',
        message: `no policy lets the workers reach DNS (port 53, ${cut.join(' and ')}), so that ${manager.host === undefined ? 'a manager given by name' : `the manager "${manager.host}"`} is not found; allow it`,
        related: manager.place === undefined ? [] : [{ ...manager.place, message: 'the manager is given by name' }],
        fixes: [{ title: 'Allow DNS', safety: 'needs review', edits: [addRules(policy, 'egress', [DNS_RULE])] }],
      });
      return;
    }
  },
};

/** Where clusters run their DNS servers; what labels their pods carry differs. */
const CLUSTER_DNS: Endpoint = {
  namespace: 'kube-system',
  namespaceLabels: namespaceLabels('kube-system'),
  labels: { values: new Map([['k8s-app', 'kube-dns']]), complete: false },
  ip: undefined,
  namedPorts: undefined,
};
