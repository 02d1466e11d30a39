import { textOf } from '../../documents/access.ts';
import { lookUp } from '../../graph/lookup.ts';
import { BINDING_KINDS, type Binding, type Subject } from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { replaceScalar } from '../edit.ts';
import { setAt } from '../entry.ts';
import type { Fix, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { workerOf } from './subjects.ts';
import { usedBy } from './unbound.ts';

export const subjectNamespace: WorkspaceRule = {
  id: 'rbac/subject-namespace',
  title: 'A binding whose service account has no namespace, or the wrong one',
  severity: 'warning',
  why: `A service account is a name in a namespace. Without the namespace the API server refuses the binding; with the wrong
one it takes it and binds an account that does not exist, and the worker is denied.`,
  fix: {
    kind: 'needs review',
    says: 'Sets the namespace in which the account is defined, or that of the worker that runs as it.',
  },
  appliesTo: BINDING_KINDS,
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'rbac.yaml': `apiVersion: v1
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
    name: openclaw-worker-sa # want rbac/subject-namespace
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
`,
      },
      fixed: {
        'rbac.yaml': `apiVersion: v1
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
`,
      },
    },
    {
      files: {
        'rbac.yaml': `apiVersion: v1
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
    namespace: staging # want rbac/subject-namespace
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
`,
      },
      fixed: {
        'rbac.yaml': `apiVersion: v1
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
`,
      },
    },
    {
      files: {
        'rbac.yaml': `apiVersion: rbac.authorization.k8s.io/v1
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
    },
  ],
  check(resource, context) {
    const found = context.workspace.graph.binding(resource);
    if (found === undefined) return;
    for (const subject of found.subjects) {
      if (subject.kind !== 'ServiceAccount') continue;
      if (subject.namespace === undefined) reportNone(resource, subject, context);
      else reportWrong(found, subject, context);
    }
  },
};

function reportNone(
  resource: Resource,
  subject: Subject,
  { absenceKnown, workspace, report }: WorkspaceRuleContext,
): void {
  // To a RoleBinding, an account without a namespace is one of its own. Kustomize fills in the namespace of an account that it knows.
  if (resource.kind === 'RoleBinding' || !absenceKnown) return;
  if (workspace.graph.kustomize.isMember(resource.document.uri)) return;
  const worker = workerOf(workspace, subject.name, undefined);
  if (!resource.ours && worker === undefined) return;
  const accounts = accountsNamed(workspace, subject.name);
  const namespace = accounts[0]?.namespace ?? worker?.resource.namespace;
  const edit = setAt(resource.document, subject.map, ['namespace'], namespace ?? 'default');
  report({
    at: subject.nameNode,
    severity: 'error',
    message: `the service account "${subject.name}" has no namespace; the API server refuses a binding whose account has none`,
    related: accounts.flatMap(definedAt),
    fixes: [
      {
        title: `Set the namespace to "${namespace ?? 'default'}"`,
        safety: namespace === undefined || accounts.length > 1 ? 'needs review' : 'safe',
        edits: [edit],
      },
    ],
  });
}

function reportWrong(
  { resource }: Binding,
  subject: Subject,
  { workspace, settings, report }: WorkspaceRuleContext,
): void {
  const namespace = textOf(subject.namespace?.value);
  const value = subject.namespace?.value;
  if (namespace === undefined || value?.kind !== 'scalar') return;
  // Kustomize moves the subject along with its account.
  if (workspace.graph.kustomize.isMember(resource.document.uri)) return;
  const wanted = { kind: 'ServiceAccount', name: subject.name, namespace, cluster: false };
  const found = lookUp(workspace, wanted, settings.external);
  if (found.kind !== 'missing' || found.inOtherNamespaces.length === 0) return;
  const accounts = found.inOtherNamespaces.slice(0, MOST_NAMED);
  const worker = workerOf(workspace, subject.name, undefined);
  if (!resource.ours && worker === undefined) return;
  const fixes = accounts.flatMap(({ namespace: right }): Fix[] =>
    right === undefined
      ? []
      : [
          {
            title: `Set the namespace to "${right}"`,
            safety: 'needs review',
            edits: [replaceScalar(resource.document, value, right)],
          },
        ],
  );
  const places = accounts.flatMap((account) => workspace.namespaceOf(account) ?? []).map((place) => `"${place}"`);
  report({
    at: value,
    message: `no file defines the service account "${subject.name}" in the namespace "${namespace}", only in ${places.join(', ')}; its workers stay denied`,
    related: [...accounts.flatMap(definedAt), ...(worker === undefined ? [] : [usedBy(worker)])],
    fixes,
  });
}

/** More places than a person looks through are not listed. */
const MOST_NAMED = 5;

function accountsNamed(workspace: Workspace, name: string): readonly Resource[] {
  return [...workspace.named('ServiceAccount', name)].sort(compareResources);
}

function definedAt({
  document,
  nameNode,
}: Resource): { document: typeof document; at: NonNullable<typeof nameNode>; message: string }[] {
  return nameNode === undefined ? [] : [{ document, at: nameNode, message: 'the account is defined here' }];
}
