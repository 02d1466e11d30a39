import { textOf } from '../../documents/access.ts';
import { lookUp } from '../../graph/lookup.ts';
import { BINDING_KINDS, type Binding, ROLE_KINDS } from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { nearest } from '../../schemas/nearest.ts';
import { replaceScalar } from '../edit.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { clusterRole, putBefore, WORKER_ROLE } from './manifests.ts';
import { workerSubjects } from './subjects.ts';

export const roleMissing: WorkspaceRule = {
  id: 'rbac/role-missing',
  title: 'A binding to a role that nothing defines',
  severity: 'warning',
  why: `The API server takes a binding to a role that does not exist, and it grants nothing: the worker is denied as if it
were not bound at all. The role of a binding cannot be changed later, so a misspelled one has to be deleted first.`,
  fix: { kind: 'needs review', says: 'Corrects a misspelled name, or creates the role `openclaw-worker`.' },
  appliesTo: BINDING_KINDS,
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'binding.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-worker-binding
subjects:
  - kind: ServiceAccount
    name: openclaw-worker-sa
    namespace: production
roleRef:
  kind: ClusterRole
  name: openclaw-workers # want rbac/role-missing
  apiGroup: rbac.authorization.k8s.io
`,
        'role.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["workers"]
    verbs: ["get", "update", "patch"]
`,
      },
      fixed: {
        'binding.yaml': `apiVersion: rbac.authorization.k8s.io/v1
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
        'binding.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-viewer
subjects:
  - kind: ServiceAccount
    name: openclaw-viewer
    namespace: production
roleRef:
  kind: ClusterRole
  name: view
  apiGroup: rbac.authorization.k8s.io
`,
      },
    },
  ],
  check(resource, { workspace, settings, report }) {
    const found = workspace.graph.binding(resource);
    const node = found?.roleName;
    const name = textOf(node);
    if (found === undefined || node === undefined || name === undefined) return;
    const kind = found.roleKind;
    if (kind === undefined || !ROLE_KINDS.includes(kind)) return;
    const isCluster = kind === 'ClusterRole';
    const namespace = workspace.namespaceOf(resource);
    const answer = lookUp(workspace, { kind, name, namespace, cluster: isCluster }, settings.external);
    if (answer.kind !== 'missing' || !isAboutWorkers(workspace, resource, found)) return;
    const where = isCluster || namespace === undefined ? '' : ` in the namespace "${namespace}"`;
    report({
      at: node,
      severity: answer.definesKind ? 'warning' : 'information',
      message: `no file defines the ${kind} "${name}"${where}; the binding grants nothing until there is one`,
      related: answer.inOtherNamespaces.flatMap((other) =>
        other.nameNode === undefined
          ? []
          : [{ document: other.document, at: other.nameNode, message: 'a role of that name in another namespace' }],
      ),
      fixes: chooseFixes(workspace, resource, found),
    });
  },
};

function isAboutWorkers(workspace: Workspace, resource: Resource, found: Binding): boolean {
  return resource.ours || workerSubjects(workspace, found).length > 0;
}

function chooseFixes(workspace: Workspace, resource: Resource, { roleName, roleKind }: Binding): readonly Fix[] {
  const name = textOf(roleName);
  if (roleName === undefined || name === undefined || roleKind === undefined) return [];
  const fixes: Fix[] = [];
  const meant = nearest(name, roleNames(workspace.ofKind(roleKind)));
  if (meant !== undefined) {
    fixes.push({
      title: `Change to "${meant}"`,
      safety: 'needs review',
      edits: [replaceScalar(resource.document, roleName, meant)],
    });
  }
  if (name === WORKER_ROLE && roleKind === 'ClusterRole') {
    fixes.push({
      title: `Create the ClusterRole "${WORKER_ROLE}"`,
      safety: 'needs review',
      edits: [putBefore(resource, [clusterRole()], 'openclaw-worker-role.yaml')],
    });
  }
  return fixes;
}

function* roleNames(roles: Iterable<Resource>): Iterable<string> {
  for (const { name } of roles) if (name !== undefined) yield name;
}
