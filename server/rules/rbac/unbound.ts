import { textOf } from '../../documents/access.ts';
import { accessOf, type Binding } from '../../graph/permissions.ts';
import type { Workload } from '../../graph/workload.ts';
import type { Workspace } from '../../graph/workspace.ts';
import type { RelatedPlace, WorkspaceRule } from '../rule.ts';
import { binding, clusterRole, putAfter, WORKER_ACCOUNT, WORKER_ROLE } from './manifests.ts';
import { workerOf } from './subjects.ts';

export const unbound: WorkspaceRule = {
  id: 'rbac/unbound',
  title: 'The service account of a worker is bound to no role',
  severity: 'warning',
  why: `An account without a binding may do nothing. The controller then logs \`Pod service account … does not have required
cluster role 'openclaw-worker'\` and denies the worker.`,
  fix: {
    kind: 'needs review',
    says: 'Adds a ClusterRoleBinding to `openclaw-worker` behind the account, with the role where it is missing.',
  },
  appliesTo: ['ServiceAccount'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa # want rbac/unbound
  namespace: production
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
        'role.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["jobs", "tasks"]
    verbs: ["get", "list", "watch", "update", "patch"]
  - apiGroups: ["openclaw.io"]
    resources: ["workers"]
    verbs: ["get", "update", "patch"]
  - apiGroups: [""]
    resources: ["pods", "configmaps"]
    verbs: ["get", "list", "watch"]
`,
      },
      fixed: {
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
  check(resource, { workspace, settings, report }) {
    const { name, nameNode } = resource;
    if (name === undefined || nameNode === undefined || workspace.isPatch(resource.document)) return;
    const namespace = workspace.namespaceOf(resource);
    const worker = workerOf(workspace, name, namespace);
    // The guide’s own account is meant for workers, also where none of them is in the workspace.
    if (worker === undefined && name !== WORKER_ACCOUNT) return;
    const account = { name, namespace };
    if (accessOf(workspace, account, settings.external).bindings.length > 0) return;
    // A binding in a template may name it, and one that names it in another namespace is reported where it stands.
    if (mayBeBoundElsewhere(workspace, name)) return;
    const isRoleKnown = workspace.findNamed('ClusterRole', WORKER_ROLE, undefined) !== undefined;
    const hasBindings = workspace.ofKind('ClusterRoleBinding').size + workspace.ofKind('RoleBinding').size > 0;
    const manifests = [
      ...(isRoleKnown ? [] : [clusterRole()]),
      binding(freeName(workspace, namespace), name, namespace ?? 'default'),
    ];
    report({
      at: nameNode,
      severity: hasBindings || isRoleKnown ? 'warning' : 'information',
      message: `no file binds the service account "${name}" to a role, so that its workers are denied; expected a ClusterRoleBinding to "${WORKER_ROLE}"`,
      related: worker === undefined ? [] : [usedBy(worker)],
      fixes: [
        {
          title: `Bind "${name}" to the role "${WORKER_ROLE}"`,
          safety: 'needs review',
          edits: [putAfter(resource, manifests, `${name}-binding.yaml`)],
        },
      ],
    });
  },
};

function mayBeBoundElsewhere(workspace: Workspace, account: string): boolean {
  if (workspace.graph.unknownBindings > 0) return true;
  for (const named of workspace.graph.bindingsOf(account, undefined)) if (namesAccount(named, account)) return true;
  return false;
}

function namesAccount({ subjects }: Binding, account: string): boolean {
  return subjects.some(({ kind, name }) => kind === 'ServiceAccount' && name === account);
}

function freeName(workspace: Workspace, namespace: string | undefined): string {
  const name = 'openclaw-worker-binding';
  const isTaken = workspace.findNamed('ClusterRoleBinding', name, undefined) !== undefined;
  return isTaken ? `${name}-${namespace ?? 'default'}` : name;
}

/** The place where a worker names its account. */
export function usedBy({ resource, serviceAccount }: Workload): RelatedPlace {
  return {
    document: resource.document,
    at: serviceAccount ?? resource.nameNode ?? resource.root,
    message: `${resource.kind} "${resource.name ?? textOf(resource.nameNode) ?? ''}" runs as it`,
  };
}
