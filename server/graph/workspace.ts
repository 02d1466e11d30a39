import type { SourceFile } from '../documents/sourceFile.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import { containersOf } from './environment.ts';
import { type Resource, resourcesOf } from './resource.ts';

/**
 * All files of the workspace and the resources in them, indexed so that following a reference costs a look-up. Updated
 * file by file; within a file only the documents that changed are read again.
 */
export class Workspace {
  readonly #files = new Map<string, SourceFile>();
  readonly #resources = new Map<YamlDocument, readonly Resource[]>();
  readonly #byKind = new Map<string, Set<Resource>>();
  readonly #byName = new Map<string, Set<Resource>>();
  readonly #byVariable = new Map<string, Set<Resource>>();
  /** What was indexed: a spliced document changes the nodes of its predecessor, which cannot be asked again. */
  readonly #variables = new Map<Resource, readonly string[]>();
  readonly #patches = new Set<string>();

  set(file: SourceFile): void {
    const before = this.#files.get(file.uri);
    this.#files.set(file.uri, file);
    const kept = new Set(file.documents);
    for (const document of before?.documents ?? []) if (!kept.has(document)) this.#forget(document);
    for (const document of file.documents) if (!this.#resources.has(document)) this.#index(document);
  }

  delete(uri: string): void {
    const file = this.#files.get(uri);
    this.#files.delete(uri);
    for (const document of file?.documents ?? []) this.#forget(document);
  }

  file(uri: string): SourceFile | undefined {
    return this.#files.get(uri);
  }

  files(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** The resources of one document, in the order of its text. */
  resourcesIn(document: YamlDocument): readonly Resource[] {
    return this.#resources.get(document) ?? [];
  }

  /** All resources of a kind, in no particular order. */
  ofKind(kind: string): ReadonlySet<Resource> {
    return this.#byKind.get(kind) ?? NO_RESOURCES;
  }

  /** All resources of a kind and a name, whatever their namespace. */
  named(kind: string, name: string): ReadonlySet<Resource> {
    return this.#byName.get(`${kind}\u0000${name}`) ?? NO_RESOURCES;
  }

  /** The resources that set an environment variable for a container; of OpenClaw's own resources only. */
  setting(variable: string): ReadonlySet<Resource> {
    return this.#byVariable.get(variable) ?? NO_RESOURCES;
  }

  /** Whether the document only changes another one (a Kustomize patch), so that what it lacks is no mistake. */
  isPatch(document: YamlDocument): boolean {
    return this.#patches.has(document.uri);
  }

  #index(document: YamlDocument): void {
    const resources = resourcesOf(document);
    this.#resources.set(document, resources);
    for (const resource of resources) {
      entry(this.#byKind, resource.kind).add(resource);
      if (resource.name !== undefined) entry(this.#byName, `${resource.kind}\u0000${resource.name}`).add(resource);
      const variables = variablesOf(resource);
      if (variables.length > 0) this.#variables.set(resource, variables);
      for (const variable of variables) entry(this.#byVariable, variable).add(resource);
    }
  }

  #forget(document: YamlDocument): void {
    for (const resource of this.#resources.get(document) ?? []) {
      this.#byKind.get(resource.kind)?.delete(resource);
      if (resource.name !== undefined) this.#byName.get(`${resource.kind}\u0000${resource.name}`)?.delete(resource);
      for (const variable of this.#variables.get(resource) ?? []) this.#byVariable.get(variable)?.delete(resource);
      this.#variables.delete(resource);
    }
    this.#resources.delete(document);
  }
}

function variablesOf(resource: Resource): readonly string[] {
  if (!resource.ours) return [];
  return containersOf(resource).flatMap(({ variables }) => variables.map(({ name }) => name));
}

const NO_RESOURCES: ReadonlySet<Resource> = new Set();

function entry(index: Map<string, Set<Resource>>, key: string): Set<Resource> {
  const known = index.get(key);
  if (known !== undefined) return known;
  const made = new Set<Resource>();
  index.set(key, made);
  return made;
}

/** Whether two resources share a namespace; `unknown` where one leaves it to the client's context. */
export function sameNamespace(a: string | undefined, b: string | undefined): 'same' | 'different' | 'unknown' {
  if (a === undefined && b === undefined) return 'same';
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'same' : 'different';
}
