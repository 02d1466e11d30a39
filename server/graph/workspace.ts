import type { PemFile, PemReader } from '../documents/certificate.ts';
import { fileKind, type SourceFile } from '../documents/sourceFile.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import { SignatureCatalogue } from '../logs/catalogue.ts';
import { AlertIndex } from './alerts.ts';
import { Graph } from './graph.ts';
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
  readonly #pemFiles = new Map<string, PemFile>();
  /** PEM files and resources of OpenClaw by folder. */
  readonly #pemByFolder = new Map<string, Set<string>>();
  readonly #oursByFolder = new Map<string, number>();
  readonly #readPem: PemReader | undefined;
  readonly #derived = new Map<unknown, unknown>();
  /** How the resources hang together. */
  readonly graph = new Graph();
  /** What the alert rules watch. */
  readonly alerts = new AlertIndex();
  /** What logs are read with. */
  readonly signatures = new SignatureCatalogue();

  /** Without a reader of certificates these are seen but never judged. */
  constructor(readPem?: PemReader) {
    this.#readPem = readPem;
  }

  /** Something that follows from the whole workspace, made once and kept until anything in it changes. */
  derived<T>(key: DerivedKey<T>): T {
    if (!this.#derived.has(key)) this.#derived.set(key, key.make(this));
    return this.#derived.get(key) as T;
  }

  set(file: SourceFile): void {
    this.#derived.clear();
    if (fileKind(file.uri) === 'certificate') this.#setPem(file);
    const before = this.#files.get(file.uri);
    this.#files.set(file.uri, file);
    if (fileKind(file.uri) === 'runbook') this.signatures.setRunbook(file.uri, file.text);
    const kept = new Set(file.documents);
    for (const document of before?.documents ?? []) if (!kept.has(document)) this.#forget(document);
    for (const document of file.documents) if (!this.#resources.has(document)) this.#index(document);
  }

  delete(uri: string): void {
    this.#derived.clear();
    const file = this.#files.get(uri);
    this.#files.delete(uri);
    this.signatures.deleteRunbook(uri);
    this.#pemFiles.delete(uri);
    this.#pemByFolder.get(folderOf(uri))?.delete(uri);
    for (const document of file?.documents ?? []) this.#forget(document);
  }

  file(uri: string): SourceFile | undefined {
    return this.#files.get(uri);
  }

  files(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** What the certificates and keys of a file say; undefined for every other file. */
  pem(uri: string): PemFile | undefined {
    return this.#pemFiles.get(uri);
  }

  /** The PEM files that lie in the same folder as a file, itself included, by name. */
  pemBeside(uri: string): readonly string[] {
    return [...(this.#pemByFolder.get(folderOf(uri)) ?? [])].sort();
  }

  /** Whether something of OpenClaw lies in the folder of a file or in the one above it. */
  isNearOurs(uri: string): boolean {
    const folder = folderOf(uri);
    return (this.#oursByFolder.get(folder) ?? 0) > 0 || (this.#oursByFolder.get(folderOf(folder)) ?? 0) > 0;
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
    return this.graph.kustomize.isPatch(document.uri);
  }

  /** Whether what the document lacks is lacking: it is no patch, and no patch changes it. */
  isWhole(document: YamlDocument): boolean {
    if (this.graph.kustomize.isEmpty) return true;
    return !this.isPatch(document) && !this.resourcesIn(document).some((resource) => this.isPatched(resource));
  }

  /** Whether a kustomization changes the resource, so that what it lacks may be added there. */
  isPatched(resource: Resource): boolean {
    return this.graph.kustomize.isPatched(resource, (uri) => this.#resourcesOfFile(uri));
  }

  /** The namespace that a resource ends up in; undefined where it is left to the client's context or differs by overlay. */
  namespaceOf(resource: Resource): string | undefined {
    return this.graph.kustomize.namespaceOf(resource);
  }

  /** The resource of a kind and a name in a namespace, or in one that is not known, the former first. */
  findNamed(kind: string, name: string, namespace: string | undefined): Resource | undefined {
    let possible: Resource | undefined;
    for (const resource of this.graph.named(kind, name, namespace)) {
      const same = sameNamespace(this.namespaceOf(resource), namespace);
      if (same === 'same') return resource;
      if (same === 'unknown') possible ??= resource;
    }
    return possible;
  }

  *#resourcesOfFile(uri: string): Iterable<Resource> {
    for (const document of this.#files.get(uri)?.documents ?? []) yield* this.resourcesIn(document);
  }

  #setPem(file: SourceFile): void {
    const pem = this.#readPem?.(file.uri, file.text);
    if (pem === undefined) return;
    this.#pemFiles.set(file.uri, pem);
    const folder = folderOf(file.uri);
    const beside = this.#pemByFolder.get(folder) ?? new Set();
    this.#pemByFolder.set(folder, beside.add(file.uri));
  }

  #countOurs(document: YamlDocument, change: 1 | -1): void {
    if (!this.resourcesIn(document).some(({ ours }) => ours)) return;
    const folder = folderOf(document.uri);
    this.#oursByFolder.set(folder, (this.#oursByFolder.get(folder) ?? 0) + change);
  }

  #index(document: YamlDocument): void {
    const resources = resourcesOf(document);
    this.#resources.set(document, resources);
    this.#countOurs(document, 1);
    for (const resource of resources) {
      entry(this.#byKind, resource.kind).add(resource);
      this.graph.add(resource);
      this.alerts.add(resource);
      if (resource.name !== undefined) entry(this.#byName, `${resource.kind}\u0000${resource.name}`).add(resource);
      const variables = variablesOf(resource);
      if (variables.length > 0) this.#variables.set(resource, variables);
      for (const variable of variables) entry(this.#byVariable, variable).add(resource);
    }
  }

  #forget(document: YamlDocument): void {
    this.#countOurs(document, -1);
    for (const resource of this.#resources.get(document) ?? []) {
      this.#byKind.get(resource.kind)?.delete(resource);
      this.graph.delete(resource);
      this.alerts.delete(resource);
      if (resource.name !== undefined) this.#byName.get(`${resource.kind}\u0000${resource.name}`)?.delete(resource);
      for (const variable of this.#variables.get(resource) ?? []) this.#byVariable.get(variable)?.delete(resource);
      this.#variables.delete(resource);
    }
    this.#resources.delete(document);
  }
}

/** What {@link Workspace.derived} keeps: by identity, so that two parts never share one by accident. */
export interface DerivedKey<T> {
  readonly make: (workspace: Workspace) => T;
}

function variablesOf(resource: Resource): readonly string[] {
  if (!resource.ours) return [];
  return resource.containers.flatMap(({ variables }) => variables.map(({ name }) => name));
}

/** The folder of a file or of a folder, without its last slash. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
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
