import { textOf } from '../../documents/access.ts';
import { accessOf } from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import { WORKLOAD_KINDS } from '../../graph/workload.ts';
import { lineBreak, replaceRange } from '../edit.ts';
import type { Fix, FixEdit, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { frontOf } from './manifests.ts';

export const applyOrder: WorkspaceRule = {
  id: 'rbac/apply-order',
  title: 'A worker that is applied before the permissions that it needs',
  severity: 'warning',
  why: `\`kubectl apply -f\` sends the documents of a file in their order. Workers start as soon as their pods exist; without
their bindings the first registration is denied, and the pods can end up in \`CrashLoopBackOff\`. Kustomize and Helm order
what they apply themselves, so files of theirs are left alone.`,
  fix: { kind: 'safe', says: 'Moves the account, its roles and bindings in front of the worker, with their comments.' },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker # want rbac/apply-order
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
# Lets the workers in.
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-worker-binding
subjects:
  - kind: ServiceAccount
    name: openclaw-worker-sa
    namespace: production
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
# Lets the workers in.
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-worker-binding
subjects:
  - kind: ServiceAccount
    name: openclaw-worker-sa
    namespace: production
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
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
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-worker-binding
subjects:
  - kind: ServiceAccount
    name: openclaw-worker-sa
    namespace: production
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
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
`,
      },
    },
  ],
  check(resource, context) {
    const { workspace, absenceKnown, report } = context;
    const { document, nameNode } = resource;
    const workload = workspace.graph.workload(resource);
    if (workload?.role !== 'worker' || nameNode === undefined || !absenceKnown) return;
    if (workspace.graph.kustomize.isMember(document.uri) || /\/templates\/[^/]*$/.test(document.uri)) return;
    const account = textOf(workload.serviceAccount);
    if (account === undefined || account === 'default') return;
    if ((workspace.file(document.uri)?.documents.length ?? 0) < 2) return;
    const late = appliedLate(resource, account, context);
    if (late.length === 0) return;
    report({
      at: nameNode,
      message:
        'the worker is applied before its service account, role or binding in this file, so that its first registration is denied; move it behind them',
      related: late.flatMap(({ document: other, nameNode: at, kind }) =>
        at === undefined ? [] : [{ document: other, at, message: `this ${kind} is applied later` }],
      ),
      fixes: moveFix(resource, late),
    });
  },
};

/** The account and what is bound to it, as far as it stands behind the worker in the same file. */
function appliedLate(
  worker: Resource,
  account: string,
  { workspace, settings }: WorkspaceRuleContext,
): readonly Resource[] {
  const namespace = workspace.namespaceOf(worker);
  const late = new Set<Resource>();
  const own = workspace.findNamed('ServiceAccount', account, namespace);
  if (own !== undefined && isBehind(own, worker)) late.add(own);
  const { bindings, roles } = accessOf(workspace, { name: account, namespace }, settings.external);
  for (const role of roles) if (isBehind(role, worker)) late.add(role);
  for (const { resource } of bindings) if (isBehind(resource, worker)) late.add(resource);
  return [...late].sort(compareResources);
}

function isBehind(other: Resource, resource: Resource): boolean {
  return other.document.uri === resource.document.uri && compareResources(resource, other) < 0;
}

function moveFix(worker: Resource, late: readonly Resource[]): readonly Fix[] {
  const front = frontOf(worker);
  if (front === undefined || late.some((other) => frontOf(other) === undefined)) return [];
  const edits: FixEdit[] = [];
  const eol = lineBreak(worker.document.text);
  let moved = '';
  for (const { document } of late) {
    moved += `${document.text.replace(/^---[ \t]*\r?\n/, '').trimEnd()}${eol}---${eol}`;
    edits.push(replaceRange(document, 0, document.text.length, ''));
  }
  return [
    {
      title: 'Move them in front of the worker',
      safety: 'safe',
      edits: [replaceRange(worker.document, front, front, moved), ...edits],
    },
  ];
}
