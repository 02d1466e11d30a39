import type { ScalarNode } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { IncomingReference } from '../graph/graph.ts';
import { type ReferenceScope, referencesOf } from '../graph/references.ts';
import type { Resource } from '../graph/resource.ts';
import { compareResources } from '../graph/scopedIndex.ts';
import { sameNamespace, type Workspace } from '../graph/workspace.ts';
import type { Cursor } from './cursor.ts';

/** Something with a name that other places can use: a resource of a cluster. */
export interface NamedResource {
  readonly kind: string;
  readonly name: string;
  readonly scope: NameScope;
}

/** `unknown` where the namespace is left to the client's context: then each one is possible. */
export type NameScope =
  | { readonly kind: 'cluster' }
  | { readonly kind: 'namespace'; readonly name: string | undefined };

/** A place where a name is written. */
export interface NamePlace {
  readonly document: YamlDocument;
  readonly node: ScalarNode;
}

/** The resource whose name is under the cursor, where it is defined or where something refers to it. */
export function namedAt(workspace: Workspace, { resource, node, role }: Cursor): NamedResource | undefined {
  if (role !== 'value' || node.kind !== 'scalar') return undefined;
  const { kind, name, nameNode } = resource;
  if (nameNode === node && name !== undefined) return { kind, name, scope: scopeOfResource(workspace, resource) };
  const reference = referencesOf(resource).find((one) => one.node === node);
  if (reference === undefined) return undefined;
  return { kind: reference.kind, name: reference.name, scope: scopeOf(workspace, resource, reference.scope) };
}

/** The resources of that name: one, as a rule, but overlays and contexts may each have their own. */
export function definitionsOf(workspace: Workspace, { kind, name, scope }: NamedResource): readonly Resource[] {
  const namespace = scope.kind === 'namespace' ? scope.name : undefined;
  return [...workspace.graph.named(kind, name, namespace)]
    .filter((resource) => mayBeIn(workspace.namespaceOf(resource), scope))
    .sort(compareResources);
}

/** Every place that refers to the resource of that name. */
export function usesOf(workspace: Workspace, { kind, name, scope }: NamedResource): readonly IncomingReference[] {
  return [...workspace.graph.referencesTo(kind, name)]
    .filter(({ from, reference }) => {
      const meant = scopeOf(workspace, from, reference.scope);
      return meant.kind === 'cluster' || scope.kind === 'cluster' || mayBeIn(meant.name, scope);
    })
    .sort((a, b) => compareResources(a.from, b.from) || a.reference.node.start - b.reference.node.start);
}

/** Where the name is written: at the definitions, and at the uses. */
export function placesOf(workspace: Workspace, named: NamedResource, withDefinitions: boolean): readonly NamePlace[] {
  const definitions = definitionsOf(workspace, named).flatMap(({ document, nameNode }): NamePlace[] =>
    nameNode === undefined ? [] : [{ document, node: nameNode }],
  );
  const uses = usesOf(workspace, named).map(({ from, reference }) => ({
    document: from.document,
    node: reference.node,
  }));
  // An anchored name is written once, however many aliases use it.
  const distinct = new Map<ScalarNode, NamePlace>();
  for (const place of withDefinitions ? [...definitions, ...uses] : uses) distinct.set(place.node, place);
  return [...distinct.values()];
}

function scopeOfResource(workspace: Workspace, resource: Resource): NameScope {
  if (CLUSTER_KINDS.has(resource.kind)) return { kind: 'cluster' };
  return { kind: 'namespace', name: workspace.namespaceOf(resource) };
}

function scopeOf(workspace: Workspace, from: Resource, scope: ReferenceScope): NameScope {
  switch (scope.kind) {
    case 'cluster':
      return { kind: 'cluster' };
    case 'given':
      return { kind: 'namespace', name: scope.namespace };
    case 'own namespace':
      return { kind: 'namespace', name: workspace.namespaceOf(from) };
  }
}

/** Kinds that have no namespace, as far as something refers to them or they are renamed. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set(['ClusterRole', 'ClusterRoleBinding', 'Namespace']);

function mayBeIn(namespace: string | undefined, scope: NameScope): boolean {
  return scope.kind === 'cluster' || sameNamespace(namespace, scope.name) !== 'different';
}
