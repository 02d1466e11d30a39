import { asScalar, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { Node } from '../documents/node.ts';
import { relativeUri } from '../documents/uri.ts';
import type { Resource } from './resource.ts';

/**
 * What the kustomizations of the workspace do to its resources. Built from all of them at once, since a base is changed
 * by every overlay above it.
 */
export class Kustomize {
  readonly #kustomizations = new Map<string, Kustomization>();
  #view: View | undefined;

  add(resource: Resource): void {
    if (resource.kind !== 'Kustomization') return;
    this.#kustomizations.set(folderOf(resource.document.uri), readKustomization(resource));
    this.#view = undefined;
  }

  delete(resource: Resource): void {
    if (resource.kind !== 'Kustomization') return;
    const folder = folderOf(resource.document.uri);
    if (this.#kustomizations.get(folder)?.resource !== resource) return;
    this.#kustomizations.delete(folder);
    this.#view = undefined;
  }

  get isEmpty(): boolean {
    return this.#kustomizations.size === 0;
  }

  /** Whether the file only changes resources of others. */
  isPatch(uri: string): boolean {
    return this.#kustomizations.size > 0 && this.#current().patches.has(uri);
  }

  /** Whether the file belongs to a kustomization, which orders its resources itself. */
  isMember(uri: string): boolean {
    return this.#kustomizations.size > 0 && this.#current().users.has(uri);
  }

  /** Whether some kustomization above the resource changes resources of its kind, so that it is not whole as it stands. */
  isPatched({ kind, name, document }: Resource, read: (uri: string) => Iterable<Resource>): boolean {
    if (this.#kustomizations.size === 0) return false;
    for (const user of this.#current().users.get(document.uri) ?? []) {
      for (const above of this.#withAncestors(user)) {
        if (above.patches.some((patch) => changes(patch, kind, name, read))) return true;
      }
    }
    return false;
  }

  /** The namespace that the resource ends up in: `undefined` where overlays differ, or where nobody says. */
  namespaceOf(resource: Resource): string | undefined {
    const users = this.#kustomizations.size === 0 ? undefined : this.#current().users.get(resource.document.uri);
    if (users === undefined || resource.owner !== undefined) return resource.namespace;
    const found = new Set<string | undefined>();
    for (const user of users) {
      for (const namespace of this.#outerNamespaces(user, 0)) found.add(namespace ?? resource.namespace);
    }
    return found.size === 1 ? [...found][0] : undefined;
  }

  /** Whether a resource that no file defines may come from a generator, a remote base or a chart. */
  mayDefine(kind: string, name: string): boolean {
    for (const { remote, generated } of this.#kustomizations.values()) {
      if (remote || generated.has(`${kind}/${name}`)) return true;
    }
    return false;
  }

  /** The names that a resource may have had before prefixes and suffixes were put on it. */
  originalNames(name: string): readonly string[] {
    const names: string[] = [];
    for (const { prefix, suffix } of this.#kustomizations.values()) {
      if (prefix === '' && suffix === '') continue;
      if (name.length > prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix)) {
        names.push(name.slice(prefix.length, name.length - suffix.length));
      }
    }
    return names;
  }

  #current(): View {
    this.#view ??= makeView(this.#kustomizations);
    return this.#view;
  }

  *#withAncestors(start: Kustomization): Iterable<Kustomization> {
    const seen = new Set([start]);
    for (const kustomization of seen) {
      yield kustomization;
      for (const parent of this.#current().parents.get(kustomization) ?? []) seen.add(parent);
      // A component changes what stands beside it.
      for (const component of this.#current().children.get(kustomization) ?? [])
        if (component.isComponent) seen.add(component);
    }
  }

  #outerNamespaces(kustomization: Kustomization, depth: number): readonly (string | undefined)[] {
    const parents = this.#current().parents.get(kustomization);
    if (parents === undefined || depth > MAX_DEPTH) return [kustomization.namespace];
    return [...parents].flatMap((parent) =>
      this.#outerNamespaces(parent, depth + 1).map((namespace) => namespace ?? kustomization.namespace),
    );
  }
}

/** Deeper than any real chain of overlays; a chain that leads back to itself ends here. */
const MAX_DEPTH = 16;

interface Kustomization {
  readonly resource: Resource;
  readonly isComponent: boolean;
  readonly namespace: string | undefined;
  readonly prefix: string;
  readonly suffix: string;
  /** URIs of the files and folders that it is made of. */
  readonly entries: readonly string[];
  readonly patches: readonly Patch[];
  /** True where part of it comes from outside: a URL, a chart, a generator program. */
  readonly remote: boolean;
  /** `ConfigMap/name` and `Secret/name` that it makes. */
  readonly generated: ReadonlySet<string>;
}

interface Patch {
  /** Undefined for one that is written in place. */
  readonly uri: string | undefined;
  readonly text: string | undefined;
  readonly hasTarget: boolean;
  readonly kind: string | undefined;
}

interface View {
  readonly patches: ReadonlySet<string>;
  /** By URI of a file: the kustomizations that name it. */
  readonly users: ReadonlyMap<string, ReadonlySet<Kustomization>>;
  readonly parents: ReadonlyMap<Kustomization, ReadonlySet<Kustomization>>;
  readonly children: ReadonlyMap<Kustomization, ReadonlySet<Kustomization>>;
}

function readKustomization(resource: Resource): Kustomization {
  const { root } = resource;
  const { uri } = resource.document;
  const texts = (key: string): string[] => itemsOf(pairOf(root, key)?.value).flatMap((item) => textOf(item) ?? []);
  const has = (key: string): boolean => pairOf(root, key) !== undefined;
  const entries = [...texts('resources'), ...texts('bases'), ...texts('components')];
  const patches: Patch[] = [
    ...itemsOf(pairOf(root, 'patches')?.value).map((item) => readPatch(item, uri)),
    ...itemsOf(pairOf(root, 'patchesJson6902')?.value).map((item) => readPatch(item, uri)),
    ...texts('patchesStrategicMerge').map((text) =>
      text.includes('\n')
        ? { uri: undefined, text, hasTarget: false, kind: undefined }
        : { uri: relativeUri(uri, text), text: undefined, hasTarget: false, kind: undefined },
    ),
  ];
  const generated = [
    ...generatedNames(pairOf(root, 'configMapGenerator')?.value, 'ConfigMap'),
    ...generatedNames(pairOf(root, 'secretGenerator')?.value, 'Secret'),
  ];
  return {
    resource,
    isComponent: textOf(pairOf(root, 'kind')?.value) === 'Component',
    namespace: textOf(pairOf(root, 'namespace')?.value),
    prefix: textOf(pairOf(root, 'namePrefix')?.value) ?? '',
    suffix: textOf(pairOf(root, 'nameSuffix')?.value) ?? '',
    entries: entries.filter((entry) => !isRemote(entry)).flatMap((entry) => relativeUri(uri, entry) ?? []),
    patches,
    remote:
      entries.some(isRemote) || ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'].some(has),
    generated: new Set(generated),
  };
}

function readPatch(item: Node, uri: string): Patch {
  const path = textOf(pairOf(item, 'path')?.value);
  const target = pairOf(item, 'target')?.value;
  return {
    uri: path === undefined ? undefined : relativeUri(uri, path),
    text: asScalar(pairOf(item, 'patch')?.value)?.text,
    hasTarget: target !== undefined,
    kind: textOf(pairOf(target, 'kind')?.value),
  };
}

function generatedNames(node: Node | undefined, kind: string): readonly string[] {
  return itemsOf(node).flatMap((item) => {
    const name = textOf(pairOf(item, 'name')?.value);
    return name === undefined ? [] : [`${kind}/${name}`];
  });
}

/** What kustomize fetches: a URL, an ssh address, or a host with a path as in `github.com/org/repo//base?ref=v1`. */
function isRemote(entry: string): boolean {
  return entry.includes('://') || entry.includes('?ref=') || /^(?:git@|[\w-]+(?:\.[\w-]+)+\/[^/]+\/)/.test(entry);
}

function makeView(kustomizations: ReadonlyMap<string, Kustomization>): View {
  const patches = new Set<string>();
  const users = new Map<string, Set<Kustomization>>();
  const parents = new Map<Kustomization, Set<Kustomization>>();
  const children = new Map<Kustomization, Set<Kustomization>>();
  for (const kustomization of kustomizations.values()) {
    for (const { uri } of kustomization.patches) if (uri !== undefined) patches.add(uri);
    for (const entry of kustomization.entries) {
      const child = kustomizations.get(entry.replace(/\/$/, ''));
      if (child === undefined) addTo(users, entry, kustomization);
      else if (child !== kustomization) {
        addTo(parents, child, kustomization);
        addTo(children, kustomization, child);
      }
    }
  }
  return { patches, users, parents, children };
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

function changes(
  patch: Patch,
  kind: string,
  name: string | undefined,
  read: (uri: string) => Iterable<Resource>,
): boolean {
  if (patch.hasTarget) return patch.kind === undefined || patch.kind === kind;
  if (patch.uri === undefined) return patch.text?.includes(`kind: ${kind}`) === true;
  for (const resource of read(patch.uri)) {
    if (resource.kind === kind && (name === undefined || resource.name === name)) return true;
  }
  return false;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
