import { asMap, effectivePairs, itemsOf, pairOf, textOf } from '../../documents/access.ts';
import type { Pair } from '../../documents/node.ts';
import { relativeUri } from '../../documents/uri.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Workspace } from '../../graph/workspace.ts';
import { type Service, serviceNamed } from './service.ts';

/**
 * Compose merges several files into one project: `compose.yaml` with `compose.override.yaml` by itself, others with `-f`.
 * What a file lacks may stand in the file that it is merged with.
 */
export interface Project {
  readonly resource: Resource;
  /** The files that this one is merged with, itself left out. */
  readonly merged: readonly Resource[];
  /** Whether the file only adds to another one, which speaks for the services that both have. */
  readonly addsTo: readonly Resource[];
  readonly workspace: Workspace;
}

export function projectOf(resource: Resource, workspace: Workspace): Project {
  const { uri } = resource.document;
  const slash = uri.lastIndexOf('/') + 1;
  const folder = uri.slice(0, slash);
  const isBase = BASE_NAMES.includes(uri.slice(slash));
  const composeAt = (name: string): readonly Resource[] =>
    folder + name === uri ? [] : composeResources(workspace, folder + name);
  // A project in a folder is only merged by Compose's own file names; anything else is named on the command line.
  const bases = isBase ? [] : BASE_NAMES.flatMap(composeAt);
  return { resource, workspace, merged: isBase ? OVERRIDE_NAMES.flatMap(composeAt) : bases, addsTo: bases };
}

const BASE_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const OVERRIDE_NAMES = BASE_NAMES.map((name) => name.replace('.', '.override.'));

function composeResources(workspace: Workspace, uri: string): readonly Resource[] {
  const documents = workspace.file(uri)?.documents ?? [];
  return documents.flatMap((document) => workspace.resourcesIn(document)).filter(({ kind }) => kind === 'Compose');
}

/** Whether the project runs anything of OpenClaw's; a file that only adds to it need not say so itself. */
export function isOurProject({ resource, merged }: Project): boolean {
  return resource.ours || merged.some(({ ours }) => ours);
}

/** Where a service gets a key from. `unknown`: it may come from a file that is not in the workspace. */
export type Origin = FoundOrigin | { readonly kind: 'absent' | 'unknown' };

export interface FoundOrigin {
  readonly kind: 'own' | 'elsewhere';
  readonly pair: Pair;
  readonly document: YamlDocument;
}

/** Looks for a key in the service, in what it extends, and in the files that are merged. */
export function originOf(project: Project, service: Service, key: string): Origin {
  const own = pairOf(service.map, key);
  if (own !== undefined) return { kind: 'own', pair: own, document: service.document };
  let isUnknown = false;
  for (const other of [service, ...project.merged.flatMap((file) => serviceNamed(file, service.name) ?? [])]) {
    const found = inService(project.workspace, other, key, 0);
    if (found.kind === 'elsewhere') return found;
    if (found.kind === 'unknown') isUnknown = true;
  }
  return { kind: isUnknown ? 'unknown' : 'absent' };
}

function inService(workspace: Workspace, service: Service, key: string, depth: number): Origin {
  const pair = pairOf(service.map, key);
  if (pair !== undefined) return { kind: 'elsewhere', pair, document: service.document };
  const extended = pairOf(service.map, 'extends')?.value;
  if (extended === undefined) return { kind: 'absent' };
  if (depth > MAX_EXTENDS) return { kind: 'unknown' };
  const name = textOf(extended) ?? textOf(pairOf(extended, 'service')?.value);
  const file = pairOf(extended, 'file')?.value;
  const uri = file === undefined ? service.document.uri : resolveUri(service.document.uri, textOf(file));
  if (name === undefined || uri === undefined) return { kind: 'unknown' };
  const base = composeResources(workspace, uri).flatMap((resource) => serviceNamed(resource, name) ?? [])[0];
  return base === undefined ? { kind: 'unknown' } : inService(workspace, base, key, depth + 1);
}

/** Longer chains than anybody writes; a chain that comes back to itself ends here. */
const MAX_EXTENDS = 8;

/** Whether what the service lacks is this file's to report: the service is whole, and no file that it adds to has it. */
export function isWhole(project: Project, service: Service): boolean {
  const hasSource = ['image', 'build', 'extends'].some((key) => pairOf(service.map, key) !== undefined);
  return hasSource && !project.addsTo.some((base) => serviceNamed(base, service.name) !== undefined);
}

/** The names below a top-level key in all files of the project; undefined where a file is included that is not there. */
export function definedNames(project: Project, key: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const pending = [project.resource, ...project.merged];
  const seen = new Set(pending);
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const map = asMap(pairOf(file.root, key)?.value);
    for (const pair of map === undefined ? [] : effectivePairs(map)) names.add(pair.key.text);
    for (const path of includedPaths(file)) {
      const uri = resolveUri(file.document.uri, path);
      const included = uri === undefined ? [] : composeResources(project.workspace, uri);
      if (included.length === 0) return undefined;
      for (const resource of included) {
        if (!seen.has(resource)) pending.push(resource);
        seen.add(resource);
      }
    }
  }
  return names;
}

function includedPaths(file: Resource): readonly (string | undefined)[] {
  return itemsOf(pairOf(file.root, 'include')?.value).flatMap((item) => {
    const path = pairOf(item, 'path')?.value ?? item;
    const list = itemsOf(path);
    return list.length > 0 ? list.map(textOf) : [textOf(path)];
  });
}

/** Undefined for what is no path in the workspace: a variable, a Git address, an OCI artifact. */
function resolveUri(from: string, path: string | undefined): string | undefined {
  if (path === undefined || path.includes('$') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  return relativeUri(from, path);
}
