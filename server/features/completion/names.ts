import { itemsOf, pairOf, textOf, valueAt } from '../../documents/access.ts';
import { referencesOf } from '../../graph/references.ts';
import type { Resource } from '../../graph/resource.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import type { TypingPlace } from './context.ts';
import type { Suggestion } from './suggestion.ts';

/** Names that the workspace has for what is named here: accounts, roles, ConfigMaps, namespaces, managers. */
export function namesAt(workspace: Workspace, place: TypingPlace): readonly Suggestion[] {
  return [...referenced(workspace, place), ...namespaces(workspace, place), ...managers(workspace, place)];
}

function referenced(workspace: Workspace, { resource, spot }: TypingPlace): readonly Suggestion[] {
  const reference = referencesOf(resource).find(({ node }) => node === spot.node);
  if (reference === undefined) return [];
  const { scope, kind } = reference;
  const namespace =
    scope.kind === 'own namespace' ? resource.namespace : scope.kind === 'given' ? scope.namespace : undefined;
  const near = [...workspace.ofKind(kind)].filter(
    (one) => scope.kind === 'cluster' || sameNamespace(workspace.namespaceOf(one), namespace) !== 'different',
  );
  return distinct(
    near.flatMap((one) => (one.name === undefined ? [] : [{ name: one.name, detail: describe(workspace, one) }])),
  );
}

function describe(workspace: Workspace, resource: Resource): string {
  const namespace = workspace.namespaceOf(resource);
  return namespace === undefined ? resource.kind : `${resource.kind} in ${namespace}`;
}

function namespaces(workspace: Workspace, { resource, path }: TypingPlace): readonly Suggestion[] {
  const isNamespace = path.at(-1) === 'namespace' || isValueOf(resource, path, 'CLAW_NAMESPACE');
  return isNamespace ? distinct(namespacesOf(workspace).map((name) => ({ name, detail: 'namespace' }))) : [];
}

/** Every namespace that some file of the workspace speaks of. */
function namespacesOf(workspace: Workspace): readonly string[] {
  const found = new Set<string>();
  for (const { documents } of workspace.files()) {
    for (const document of documents) {
      for (const { namespace, kind, name } of workspace.resourcesIn(document)) {
        if (namespace !== undefined) found.add(namespace);
        if (kind === 'Namespace' && name !== undefined) found.add(name);
      }
    }
  }
  return [...found].sort();
}

/** Services that lead to managers, as workers reach them by name. */
function managers(workspace: Workspace, { resource, path }: TypingPlace): readonly Suggestion[] {
  const isAddress = resource.kind === 'WorkerConfig' && path[1] === 'manager_address';
  if (!isAddress && !isValueOf(resource, path, 'OPENCLAW_MANAGER_HOST')) return [];
  const found = [...workspace.ofKind('Service')].flatMap((service) => {
    const { name } = service;
    const namespace = workspace.namespaceOf(service);
    if (name === undefined || namespace === undefined || !service.ours || !name.includes('manager')) return [];
    const host = `${name}.${namespace}.svc.cluster.local`;
    const ports = itemsOf(valueAt(service.root, 'spec', 'ports')).flatMap(
      (port) => textOf(pairOf(port, 'port')?.value) ?? [],
    );
    const addresses = isAddress ? ports.map((port) => `${host}:${port}`) : [host];
    return addresses.map((address) => ({ name: address, detail: `Service ${name}` }));
  });
  return distinct(found);
}

/** Whether the value of an environment variable stands at the path. */
export function isValueOf(resource: Resource, path: TypingPlace['path'], variable: string): boolean {
  if (resource.kind === 'Compose') return path[2] === 'environment' && path[3] === variable;
  if (path.at(-1) !== 'value' || path.at(-3) !== 'env') return false;
  return textOf(valueAt(resource.root, ...path.slice(0, -1), 'name')) === variable;
}

function distinct(names: readonly { readonly name: string; readonly detail: string }[]): readonly Suggestion[] {
  const byName = new Map(names.map((one) => [one.name, one]));
  return [...byName.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, detail }) => ({ label: name, kind: 'name', detail, documentation: undefined }));
}
