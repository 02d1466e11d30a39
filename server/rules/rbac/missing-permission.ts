import { asSeq, pairOf, textOf } from '../../documents/access.ts';
import {
  type Access,
  accessOf,
  aggregationOf,
  allows,
  type Permission,
  ROLE_KINDS,
  readGrants,
} from '../../graph/permissions.ts';
import type { Resource } from '../../graph/resource.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import type { Workload } from '../../graph/workload.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { addToList, type Data, flowText } from '../entry.ts';
import type { Fix, FixEdit, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { WORKER_PERMISSIONS, WORKER_ROLE, WORKER_RULES } from './manifests.ts';
import { workerSubjects } from './subjects.ts';
import { usedBy } from './unbound.ts';

export const missingPermission: WorkspaceRule = {
  id: 'rbac/missing-permission',
  title: 'The role of a worker lacks a permission that it needs',
  severity: 'warning',
  why: `A worker pulls jobs and tasks, reports on them, registers itself under \`workers\`, and reads its pods and
configuration. The first call that it may not make is answered with 403, and the worker with \`clw-worker-denied\`. What
several bindings and aggregated roles grant counts together; grants for single objects (\`resourceNames\`) do not count.`,
  fix: {
    kind: 'needs review',
    says: 'Adds the missing verbs to the rule for these resources, or a rule of their own.',
  },
  appliesTo: ROLE_KINDS,
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'role.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules: # want rbac/missing-permission
  - apiGroups: ["openclaw.io"]
    resources: ["jobs", "tasks"]
    verbs: ["get", "list", "watch"]
  - apiGroups: ["openclaw.io"]
    resources: ["workers"]
    verbs: ["get", "update", "patch"]
`,
      },
      fixed: {
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
    },
    {
      files: {
        'role.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["*"]
    verbs: ["*"]
  - apiGroups: [""]
    resources: ["pods", "configmaps"]
    verbs: ["get", "list", "watch"]
`,
      },
    },
  ],
  check(resource, context) {
    const { workspace, absenceKnown, report } = context;
    if (!absenceKnown || aggregationOf(resource) !== undefined) return;
    const subject = workerBoundTo(context, resource);
    const access = subject?.access ?? ownAccess(resource);
    if (access === undefined || !access.complete || access.grants.some(({ role }) => !isWhole(workspace, role))) return;
    // Several roles count together; the one that is the worker's own is where something is missing.
    if (primaryRole(access.roles) !== resource) return;
    const missing = WORKER_PERMISSIONS.filter((permission) => !allows(access.grants, permission));
    const pair = pairOf(resource.root, 'rules');
    const at = pair?.key ?? resource.nameNode;
    if (missing.length === 0 || at === undefined) return;
    report({
      at,
      message: `${resource.kind} "${resource.name ?? ''}" lacks what a worker needs: ${describe(missing)}; the worker is denied`,
      related: [
        ...(subject === undefined ? [] : [usedBy(subject.worker)]),
        ...access.bindings.flatMap(({ resource: bound, roleName }) =>
          roleName === undefined
            ? []
            : [{ document: bound.document, at: roleName, message: `bound by "${bound.name ?? ''}"` }],
        ),
      ],
      fixes: [addMissing(resource, missing)],
    });
  },
};

interface BoundWorker {
  readonly worker: Workload;
  readonly access: Access;
}

/** The first worker whose account is bound to the role, and everything that this account may do. */
function workerBoundTo({ workspace, settings }: WorkspaceRuleContext, role: Resource): BoundWorker | undefined {
  if (role.name === undefined) return undefined;
  for (const bound of workspace.graph.bindingsTo(role.name)) {
    if (bound.roleKind !== role.kind) continue;
    for (const { subject, worker } of workerSubjects(workspace, bound)) {
      const account = { name: subject.name, namespace: textOf(subject.namespace?.value) };
      const access = accessOf(workspace, account, settings.external);
      if (access.roles.includes(role)) return { worker, access };
    }
  }
  return undefined;
}

/** The guide's own role is meant for workers, bound or not. */
function ownAccess(role: Resource): Access | undefined {
  if (role.name !== WORKER_ROLE || role.kind !== 'ClusterRole') return undefined;
  const grants = readGrants(role);
  return grants === undefined ? undefined : { bindings: [], roles: [role], grants, complete: true };
}

function isWhole(workspace: Workspace, role: Resource): boolean {
  return !role.document.templated && !workspace.isPatch(role.document);
}

function primaryRole(roles: readonly Resource[]): Resource | undefined {
  const ordered = [...roles].sort(compareResources);
  return ordered.find(({ name }) => name === WORKER_ROLE) ?? ordered.find(({ ours }) => ours) ?? ordered[0];
}

/** `update, patch on jobs, tasks (openclaw.io)`, for each group of resources that lack the same verbs. */
function describe(missing: readonly Permission[]): string {
  return groupsOf(missing)
    .map(
      ({ group, resources, verbs }) =>
        `${verbs.join(', ')} on ${resources.join(', ')} (${group === '' ? 'core' : group})`,
    )
    .join('; ');
}

interface MissingRule {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Resources of one group that lack the same verbs are said, and mended, together. */
function groupsOf(missing: readonly Permission[]): readonly MissingRule[] {
  return WORKER_RULES.flatMap(({ group, resources }) => {
    const byVerbs = new Map<string, MissingRule>();
    for (const resource of resources) {
      const verbs = missing.filter((one) => one.group === group && one.resource === resource).map(({ verb }) => verb);
      if (verbs.length === 0) continue;
      const key = verbs.join(' ');
      const known = byVerbs.get(key);
      byVerbs.set(key, { group, verbs, resources: [...(known?.resources ?? []), resource] });
    }
    return [...byVerbs.values()];
  });
}

function addMissing(role: Resource, missing: readonly Permission[]): Fix {
  const edits: FixEdit[] = [];
  const added: Data[] = [];
  for (const rule of groupsOf(missing)) {
    const edit = extendRule(role, rule);
    if (edit !== undefined) edits.push(edit);
    else added.push({ apiGroups: [rule.group], resources: rule.resources, verbs: rule.verbs });
  }
  if (added.length > 0) edits.push(addToList(role.document, role.root, 'rules', added));
  return { title: 'Add the permissions that a worker needs', safety: 'needs review', edits };
}

/** Adds the verbs to a rule for exactly these resources, where there is one. */
function extendRule(role: Resource, { group, resources, verbs }: MissingRule): FixEdit | undefined {
  const grant = readGrants(role)?.find(
    (one) =>
      !one.isNarrow &&
      one.groups.length === 1 &&
      one.groups[0] === group &&
      one.resources.length === resources.length &&
      resources.every((resource) => one.resources.includes(resource)),
  );
  const list = asSeq(pairOf(grant?.at, 'verbs')?.value);
  const last = list?.items.at(-1);
  if (list === undefined || list.anchor !== undefined || last === undefined) return undefined;
  if (!list.flow) return addToListOf(role, grant?.at, verbs);
  const text = verbs.map((verb) => `, ${flowText(verb)}`).join('');
  return { kind: 'change', document: role.document, start: last.end, end: last.end, text };
}

function addToListOf(
  role: Resource,
  at: Access['grants'][number]['at'] | undefined,
  verbs: readonly string[],
): FixEdit | undefined {
  return at?.kind === 'map' ? addToList(role.document, at, 'verbs', verbs) : undefined;
}
