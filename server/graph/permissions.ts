import { asScalar, asSeq, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { MapNode, Node, Pair, ScalarNode } from '../documents/node.ts';
import type { External } from './lookup.ts';
import { lookUp } from './lookup.ts';
import type { Resource } from './resource.ts';
import { matchSelector, readSelector, type Selector } from './selector.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** A RoleBinding or ClusterRoleBinding as the API server reads it. */
export interface Binding {
  readonly resource: Resource;
  readonly roleKind: string | undefined;
  readonly roleName: ScalarNode | undefined;
  readonly subjects: readonly Subject[];
  /** False where subjects are templated. */
  readonly complete: boolean;
}

export interface Subject {
  readonly map: MapNode;
  readonly kind: string;
  readonly name: string;
  readonly nameNode: ScalarNode;
  readonly namespace: Pair | undefined;
}

/** One rule of a role: each verb on each resource of each group. */
export interface Grant {
  readonly role: Resource;
  readonly at: Node;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Where it names single objects, it grants nothing in general. */
  readonly isNarrow: boolean;
}

/** A single permission: the verb on the resource of the group. */
export interface Permission {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
}

/** What a service account may do, as far as the workspace tells. */
export interface Access {
  readonly bindings: readonly Binding[];
  readonly roles: readonly Resource[];
  readonly grants: readonly Grant[];
  /** False where a role is missing, templated or defined elsewhere: it may grant more. */
  readonly complete: boolean;
}

export const BINDING_KINDS: readonly string[] = ['RoleBinding', 'ClusterRoleBinding'];
export const ROLE_KINDS: readonly string[] = ['Role', 'ClusterRole'];

export function readBinding(resource: Resource): Binding {
  const roleRef = pairOf(resource.root, 'roleRef')?.value;
  const items = itemsOf(pairOf(resource.root, 'subjects')?.value);
  const subjects = items.flatMap(readSubject);
  return {
    resource,
    roleKind: textOf(pairOf(roleRef, 'kind')?.value),
    roleName: asScalar(pairOf(roleRef, 'name')?.value),
    subjects,
    complete: subjects.length === items.length && !resource.document.templated,
  };
}

function readSubject(node: Node): Subject[] {
  const nameNode = asScalar(pairOf(node, 'name')?.value);
  const name = textOf(nameNode);
  const kind = textOf(pairOf(node, 'kind')?.value);
  if (nameNode === undefined || name === undefined || kind === undefined || node.kind !== 'map') return [];
  return [{ map: node, kind, name, nameNode, namespace: pairOf(node, 'namespace') }];
}

/** The rules that a role lists itself; undefined where part of them is unknown. */
export function readGrants(role: Resource): readonly Grant[] | undefined {
  const grants: Grant[] = [];
  for (const item of itemsOf(pairOf(role.root, 'rules')?.value)) {
    const groups = texts(item, 'apiGroups');
    const resources = texts(item, 'resources');
    const verbs = texts(item, 'verbs');
    if (groups === undefined || resources === undefined || verbs === undefined) return undefined;
    const isNarrow = itemsOf(pairOf(item, 'resourceNames')?.value).length > 0;
    grants.push({ role, at: item, groups, resources, verbs, isNarrow });
  }
  return role.document.templated ? undefined : grants;
}

function texts(item: Node, key: string): readonly string[] | undefined {
  const value = pairOf(item, key)?.value;
  // What stands there instead of a list is a template, or a mistake of the schema's.
  if (value !== undefined && asSeq(value) === undefined) return undefined;
  const items = itemsOf(value);
  const found = items.flatMap((one) => (asScalar(one)?.templated === false ? (asScalar(one)?.text ?? []) : []));
  return found.length === items.length ? found : undefined;
}

/** Whether some grant allows it; wildcards count, grants for single objects do not. */
export function allows(grants: readonly Grant[], { group, resource, verb }: Permission): boolean {
  return grants.some(
    (grant) =>
      !grant.isNarrow && holds(grant.groups, group) && holds(grant.resources, resource) && holds(grant.verbs, verb),
  );
}

function holds(list: readonly string[], value: string): boolean {
  return list.includes(value) || list.includes('*');
}

/** Everything that is granted to a service account in its own namespace, by any number of bindings and roles. */
export function accessOf(workspace: Workspace, account: Account, external: External): Access {
  const key = `${account.namespace ?? ''}/${account.name} ${Object.values(external).join(' ')}`;
  return workspace.graph.access.get(key, () => findAccess(workspace, account, external));
}

function findAccess(workspace: Workspace, account: Account, external: External): Access {
  const bindings = [...workspace.graph.bindingsOf(account.name, account.namespace)].filter((binding) =>
    reaches(workspace, binding, account),
  );
  const roles = new Set<Resource>();
  const grants: Grant[] = [];
  let complete = true;
  for (const binding of bindings) {
    const role = roleOf(workspace, binding, external);
    if (role === undefined) complete = false;
    else if (!roles.has(role)) {
      roles.add(role);
      const granted = grantsOf(workspace, role);
      if (granted === undefined) complete = false;
      else grants.push(...granted);
    }
  }
  return { bindings, roles: [...roles], grants, complete };
}

export interface Account {
  readonly name: string;
  /** Undefined where it is not known. */
  readonly namespace: string | undefined;
}

/** A RoleBinding grants in its own namespace only, and a subject is an account of one namespace. */
function reaches(workspace: Workspace, { resource, subjects }: Binding, account: Account): boolean {
  const isOwnNamespace = sameNamespace(workspace.namespaceOf(resource), account.namespace) !== 'different';
  if (resource.kind === 'RoleBinding' && !isOwnNamespace) return false;
  // Kustomize moves subjects along with their accounts, so that what is written in its files says nothing.
  if (workspace.graph.kustomize.isMember(resource.document.uri)) return true;
  return subjects.some(
    ({ kind, name, namespace }) =>
      kind !== 'ServiceAccount' ||
      (name === account.name && sameNamespace(textOf(namespace?.value), account.namespace) !== 'different'),
  );
}

/** The role that a binding names, where the workspace has it. */
export function roleOf(workspace: Workspace, binding: Binding, external: External): Resource | undefined {
  const name = textOf(binding.roleName);
  const { roleKind } = binding;
  if (name === undefined || roleKind === undefined || !ROLE_KINDS.includes(roleKind)) return undefined;
  const namespace = workspace.namespaceOf(binding.resource);
  const found = lookUp(workspace, { kind: roleKind, name, namespace, cluster: roleKind === 'ClusterRole' }, external);
  return found.kind === 'found' ? found.resource : undefined;
}

/** The rules of a role with those that it aggregates; undefined where part of them is unknown. */
function grantsOf(workspace: Workspace, role: Resource): readonly Grant[] | undefined {
  if (workspace.isPatch(role.document) || workspace.isPatched(role)) return undefined;
  const selectors = aggregationOf(role);
  if (selectors === undefined) return readGrants(role);
  const grants: Grant[] = [];
  for (const selector of selectors) {
    for (const { resource, labels } of workspace.graph.clusterRoles(selector)) {
      const match = matchSelector(selector, labels);
      const own = match === 'no' ? [] : readGrants(resource);
      if (match === 'unknown' || own === undefined) return undefined;
      grants.push(...own);
    }
  }
  // A role that nobody in the workspace is aggregated into gets its rules from elsewhere.
  return grants.length === 0 ? undefined : grants;
}

/** The selectors by which a ClusterRole collects others; undefined for one that lists its own rules. */
export function aggregationOf(role: Resource): readonly Selector[] | undefined {
  const rule = pairOf(role.root, 'aggregationRule')?.value;
  return rule === undefined ? undefined : itemsOf(pairOf(rule, 'clusterRoleSelectors')?.value).map(readSelector);
}
