import { pairOf, textOf } from '../../documents/access.ts';
import type { SeqNode } from '../../documents/node.ts';
import { BINDING_KINDS, type Binding, readGrants, roleOf } from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import { columnOf, lineBreak, replaceRange, replaceScalar } from '../edit.ts';
import { blockLines, flowText } from '../entry.ts';
import type { Fix, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { clusterRole, putBefore, WORKER_ROLE, WORKER_RULES } from './manifests.ts';
import { workerSubjects } from './subjects.ts';
import { usedBy } from './unbound.ts';

export const tooMuch: WorkspaceRule = {
  id: 'rbac/too-much',
  title: 'A worker that may do everything in the cluster',
  severity: 'warning',
  why: `A worker runs the tasks of others. With \`cluster-admin\`, or with every verb on every resource, any task that
breaks out of its container owns the cluster: it reads all secrets and changes its own security policy. The role
\`openclaw-worker\` is enough.`,
  fix: { kind: 'needs review', says: 'Binds the role `openclaw-worker` instead, and creates it where it is missing.' },
  appliesTo: BINDING_KINDS,
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["jobs", "tasks", "workers"]
    verbs: ["get", "list", "watch", "update", "patch"]
  - apiGroups: [""]
    resources: ["pods", "configmaps"]
    verbs: ["get", "list", "watch"]
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
  name: cluster-admin # want rbac/too-much
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
      fixed: {
        'worker.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["jobs", "tasks", "workers"]
    verbs: ["get", "list", "watch", "update", "patch"]
  - apiGroups: [""]
    resources: ["pods", "configmaps"]
    verbs: ["get", "list", "watch"]
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
  ],
  check(resource, context) {
    const { workspace, report } = context;
    const found = workspace.graph.binding(resource);
    const node = found?.roleName;
    const name = textOf(node);
    if (found === undefined || node === undefined || name === undefined) return;
    const worker = workerSubjects(workspace, found)[0]?.worker;
    if (worker === undefined) return;
    const excess = excessOf(found, name, context);
    if (excess === undefined) return;
    report({
      at: node,
      message: `${found.roleKind ?? 'role'} "${name}" ${excess.says}; a worker needs no more than "${WORKER_ROLE}"`,
      related: [usedBy(worker), ...excess.related],
      fixes: found.roleKind === 'ClusterRole' ? [mend(found, name, context)] : [],
    });
  },
};

interface Excess {
  readonly says: string;
  readonly related: ReturnType<typeof usedBy>[];
}

function excessOf(found: Binding, name: string, { workspace, settings }: WorkspaceRuleContext): Excess | undefined {
  if (found.roleKind === 'ClusterRole' && name === 'cluster-admin')
    return { says: 'may do everything in the cluster', related: [] };
  const role = roleOf(workspace, found, settings.external);
  const grant = (role === undefined ? undefined : readGrants(role))?.find(
    ({ groups, resources, verbs }) =>
      verbs.includes('*') && resources.includes('*') && (groups.includes('*') || groups.includes('')),
  );
  if (role === undefined || grant === undefined) return undefined;
  return {
    says: 'allows every verb on every resource',
    related: [{ document: role.document, at: grant.at, message: 'the rule that allows everything' }],
  };
}

function mend(found: Binding, name: string, { workspace, settings }: WorkspaceRuleContext): Fix {
  const role = name === WORKER_ROLE ? roleOf(workspace, found, settings.external) : undefined;
  const rules = pairOf(role?.root, 'rules')?.value;
  if (role !== undefined && rules?.kind === 'seq') return narrow(role, rules);
  const { resource, roleName } = found;
  const isDefined = workspace.findNamed('ClusterRole', WORKER_ROLE, undefined) !== undefined;
  const create = isDefined ? [] : [putBefore(resource, [clusterRole()], 'openclaw-worker-role.yaml')];
  const change = roleName === undefined ? [] : [replaceScalar(resource.document, roleName, WORKER_ROLE)];
  return { title: `Bind "${WORKER_ROLE}" instead`, safety: 'needs review', edits: [...create, ...change] };
}

/** The worker's own role, when it is the one that allows everything, gets the rules that it should have. */
function narrow({ document }: Resource, rules: SeqNode): Fix {
  const data = WORKER_RULES.map(({ group, resources, verbs }) => ({ apiGroups: [group], resources, verbs }));
  const eol = lineBreak(document.text) + ' '.repeat(columnOf(document.text, rules.start));
  const text = rules.flow ? flowText(data) : blockLines(data).join(eol);
  return {
    title: 'Allow only what a worker needs',
    safety: 'needs review',
    edits: [replaceRange(document, rules.start, rules.end, text)],
  };
}
