import { pairOf } from '../../documents/access.ts';
import type { NetworkPolicy } from '../../graph/networkPolicy.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import { formatSelector, matchSelector, type Selector } from '../../graph/selector.ts';
import type { Workload, WorkloadRole } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import { columnOf, lineBreak, replaceRange } from '../edit.ts';
import { blockLines, flowText } from '../entry.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { setLabels } from '../workload/podLabels.ts';
import { tellingLabels } from './policyEdits.ts';

export const selectsNothing: WorkspaceRule = {
  id: 'network/selects-nothing',
  title: 'A network policy whose labels no pod has',
  severity: 'warning',
  why: `A policy that selects no pod does nothing, and nothing says so: an exception that should let workers reach their
manager never takes effect beside a policy that denies everything. It is reported where the workspace has pods of OpenClaw
in the same namespace, and none of them has the labels.`,
  fix: { kind: 'needs review', says: 'Selects by a label that the pods have, or gives the pods the labels.' },
  appliesTo: ['NetworkPolicy'],
  scope: 'workspace',
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
    matchLabels: # want network/selects-nothing
      component: worker
  policyTypes:
    - Egress
  egress:
    - {}
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: openclaw-system
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
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
      app: openclaw-worker
  policyTypes:
    - Egress
  egress:
    - {}
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: openclaw-system
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
      app: openclaw-worker
  policyTypes:
    - Egress
  egress:
    - {}
`,
      },
    },
  ],
  check(resource, { workspace, absenceKnown, report }) {
    const policy = workspace.graph.policy(resource);
    if (policy === undefined || !absenceKnown || !policy.podSelector.known) return;
    if (policy.podSelector.labels.size + policy.podSelector.expressions.length === 0) return;
    const namespace = workspace.namespaceOf(resource);
    if (selectsSomething(workspace, policy.podSelector, namespace)) return;
    const meant = meantPods(workspace, policy, namespace);
    const selector = pairOf(policy.spec, 'podSelector');
    const at = pairOf(selector?.value, 'matchLabels')?.key ?? selector?.key;
    if (meant === undefined || at === undefined) return;
    const { workload, isSure } = meant;
    const where = namespace === undefined ? '' : ` in the namespace "${namespace}"`;
    report({
      at,
      severity: isSure ? 'warning' : 'information',
      message: `no pod of the workspace${where} has the labels "${formatSelector(policy.podSelector)}", so that the policy does nothing`,
      related:
        workload.resource.nameNode === undefined
          ? []
          : [
              {
                document: workload.resource.document,
                at: workload.resource.nameNode,
                message: `the pods of ${workload.resource.kind} "${workload.resource.name ?? ''}" have other labels`,
              },
            ],
      fixes: isSure ? mend(policy, workload) : [],
    });
  },
};

function selectsSomething(workspace: Workspace, selector: Selector, namespace: string | undefined): boolean {
  for (const workload of workspace.graph.workloads(selector)) {
    if (sameNamespace(workspace.namespaceOf(workload.resource), namespace) === 'different') continue;
    if (matchSelector(selector, workload.labels) !== 'no') return true;
  }
  return false;
}

interface Meant {
  readonly workload: Workload;
  /** Whether the policy says what it is about: its labels speak of workers or of the manager. */
  readonly isSure: boolean;
}

/** The pods of OpenClaw in the namespace that the policy may be about. */
function meantPods(
  workspace: Workspace,
  { podSelector }: NetworkPolicy,
  namespace: string | undefined,
): Meant | undefined {
  const role = roleIn(podSelector);
  let first: Workload | undefined;
  let sure: Workload | undefined;
  for (const workload of workspace.graph.workloadsByRole()) {
    if (sameNamespace(workspace.namespaceOf(workload.resource), namespace) !== 'same') continue;
    if (first === undefined || compareResources(workload.resource, first.resource) < 0) first = workload;
    if (workload.role !== role) continue;
    if (sure === undefined || compareResources(workload.resource, sure.resource) < 0) sure = workload;
  }
  if (sure !== undefined) return { workload: sure, isSure: true };
  return first === undefined ? undefined : { workload: first, isSure: false };
}

function roleIn({ labels }: Selector): WorkloadRole | undefined {
  const values = [...labels.values()];
  return ROLES.find((role) => values.some((value) => value.includes(role)));
}

const ROLES = ['worker', 'manager'] as const;

function mend(policy: NetworkPolicy, workload: Workload): readonly Fix[] {
  const { document } = policy.resource;
  const node = pairOf(policy.spec, 'podSelector')?.value;
  const fixes: Fix[] = [];
  if (node?.kind === 'map' && workload.labels.values.size > 0) {
    const value = { matchLabels: tellingLabels(workload.labels) };
    const eol = lineBreak(document.text) + ' '.repeat(columnOf(document.text, node.start));
    const text = node.flow ? flowText(value) : blockLines(value).join(eol);
    const [label = ''] = Object.entries(value.matchLabels).map((entry) => entry.join('='));
    fixes.push({
      title: `Select by ${label}, which the pods have`,
      safety: 'needs review',
      edits: [replaceRange(document, node.start, node.end, text)],
    });
  }
  const { labels, expressions } = policy.podSelector;
  const added = [...labels].filter(([key]) => !workload.labels.values.has(key));
  if (expressions.length === 0 && added.length === labels.size) {
    fixes.push({
      title: `Give the pods of "${workload.resource.name ?? ''}" these labels`,
      safety: 'needs review',
      edits: setLabels(workload, Object.fromEntries(added)),
    });
  }
  return fixes;
}
