import type { Resource } from './resource.ts';

/**
 * Things that are found by a name and the namespace as it is written; one that gives none is found from every
 * namespace. Look-ups cost the number of answers, however many things there are.
 */
export class ScopedIndex<T> {
  readonly #byName = new Map<string, Map<string, Set<T>>>();

  add(name: string, namespace: string | undefined, item: T): void {
    const scopes = this.#byName.get(name) ?? new Map<string, Set<T>>();
    this.#byName.set(name, scopes);
    const items = scopes.get(namespace ?? '') ?? new Set<T>();
    scopes.set(namespace ?? '', items);
    items.add(item);
  }

  delete(name: string, namespace: string | undefined, item: T): void {
    const scopes = this.#byName.get(name);
    const items = scopes?.get(namespace ?? '');
    items?.delete(item);
    if (items?.size === 0) scopes?.delete(namespace ?? '');
    if (scopes?.size === 0) this.#byName.delete(name);
  }

  /** Every item of the name, whatever its namespace. */
  *all(name: string): Iterable<T> {
    for (const items of this.#byName.get(name)?.values() ?? []) yield* items;
  }

  /** The items that may be in the namespace; all of the name where it is not known. */
  *near(name: string, namespace: string | undefined): Iterable<T> {
    if (namespace === undefined) {
      yield* this.all(name);
      return;
    }
    const scopes = this.#byName.get(name);
    yield* scopes?.get(namespace) ?? [];
    yield* scopes?.get('') ?? [];
  }
}

/** By file, then by place in it: an order that does not depend on when files were read. */
export function compareResources(a: Resource, b: Resource): number {
  if (a.document.uri !== b.document.uri) return a.document.uri < b.document.uri ? -1 : 1;
  return a.document.offset - b.document.offset || a.root.start - b.root.start;
}
