import type { Reference } from './references.ts';
import type { Resource } from './resource.ts';
import { compareResources } from './scopedIndex.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** What is known about a resource that is named somewhere: three answers, never a guess. */
export type Lookup =
  | { readonly kind: 'found'; readonly resource: Resource }
  | {
      readonly kind: 'missing';
      /** Whether the workspace defines resources of that kind at all; if not, they are likely made elsewhere. */
      readonly definesKind: boolean;
      /** Resources of that kind and name in other namespaces. */
      readonly inOtherNamespaces: readonly Resource[];
    }
  | { readonly kind: 'elsewhere'; readonly why: string };

/** What is looked for; `namespace` is undefined where it is not known, and `cluster` says that the kind has none. */
export interface Wanted {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly cluster: boolean;
}

export type External = Readonly<Record<string, readonly string[]>>;

/** Follows a reference that a resource makes. */
export function follow(workspace: Workspace, from: Resource, reference: Reference, external: External): Lookup {
  const { kind, name, scope } = reference;
  switch (scope.kind) {
    case 'cluster':
      return lookUp(workspace, { kind, name, namespace: undefined, cluster: true }, external);
    case 'given':
      return lookUp(workspace, { kind, name, namespace: scope.namespace, cluster: false }, external);
    case 'own namespace':
      return lookUp(workspace, { kind, name, namespace: workspace.namespaceOf(from), cluster: false }, external);
  }
}

/** Looks for a resource by kind, name and namespace. */
export function lookUp(workspace: Workspace, wanted: Wanted, external: External): Lookup {
  const { kind, name, namespace, cluster } = wanted;
  const found = workspace.findNamed(kind, name, cluster ? undefined : namespace);
  if (found !== undefined) return { kind: 'found', resource: found };
  if (isBuiltIn(kind, name)) return { kind: 'elsewhere', why: 'every cluster has it' };
  const listed = external[kind] ?? [];
  if (listed.includes(name) || listed.some((entry) => entry.endsWith(`/${name}`) && fits(entry, name, namespace)))
    return { kind: 'elsewhere', why: 'the settings list it' };
  if (kind === 'Secret') return { kind: 'elsewhere', why: 'secrets are seldom kept in files' };
  const unnamed = workspace.graph.unnamed(kind);
  if (unnamed > 0) return { kind: 'elsewhere', why: 'a template or a generated name may define it' };
  if (workspace.graph.kustomize.mayDefine(kind, name)) return { kind: 'elsewhere', why: 'a kustomization may make it' };
  for (const original of workspace.graph.kustomize.originalNames(name)) {
    const resource = workspace.findNamed(kind, original, undefined);
    if (resource !== undefined) return { kind: 'found', resource };
  }
  return {
    kind: 'missing',
    definesKind: workspace.ofKind(kind).size > 0,
    inOtherNamespaces: [...workspace.named(kind, name)].sort(compareResources),
  };
}

function fits(entry: string, name: string, namespace: string | undefined): boolean {
  return namespace === undefined || sameNamespace(entry.slice(0, -name.length - 1), namespace) === 'same';
}

/** What an API server makes by itself. */
function isBuiltIn(kind: string, name: string): boolean {
  switch (kind) {
    case 'ServiceAccount':
      return name === 'default';
    case 'ClusterRole':
      return BUILT_IN_ROLES.has(name) || name.startsWith('system:');
    case 'Role':
      return name.startsWith('system:');
    case 'ConfigMap':
      return name === 'kube-root-ca.crt';
    default:
      return false;
  }
}

const BUILT_IN_ROLES: ReadonlySet<string> = new Set(['view', 'edit', 'admin', 'cluster-admin']);
