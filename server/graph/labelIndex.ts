import type { Labels, Selector } from './selector.ts';

/** Things by their labels, so that what a selector matches is found without looking at everything. */
export class LabelIndex<T> {
  readonly #items = new Map<T, Labels>();
  readonly #byLabel = new Map<string, Set<T>>();
  /** Items that may carry more labels than are known. */
  readonly #open = new Set<T>();

  add(item: T, labels: Labels): void {
    this.#items.set(item, labels);
    if (!labels.complete) this.#open.add(item);
    for (const [key, value] of labels.values) {
      const entry = `${key}=${value}`;
      const items = this.#byLabel.get(entry) ?? new Set<T>();
      this.#byLabel.set(entry, items);
      items.add(item);
    }
  }

  delete(item: T): void {
    const labels = this.#items.get(item);
    if (labels === undefined) return;
    this.#items.delete(item);
    this.#open.delete(item);
    for (const [key, value] of labels.values) {
      const entry = `${key}=${value}`;
      const items = this.#byLabel.get(entry);
      items?.delete(item);
      if (items?.size === 0) this.#byLabel.delete(entry);
    }
  }

  items(): IterableIterator<T> {
    return this.#items.keys();
  }

  /** At least everything that the selector may match: the smallest group that shares one of its labels. */
  *candidates(selector: Selector): Iterable<T> {
    let smallest: ReadonlySet<T> | undefined;
    for (const [key, value] of selector.labels) {
      const items = this.#byLabel.get(`${key}=${value}`) ?? NONE;
      if (smallest === undefined || items.size < smallest.size) smallest = items as ReadonlySet<T>;
    }
    if (smallest === undefined) {
      yield* this.#items.keys();
      return;
    }
    yield* smallest;
    for (const item of this.#open) if (!smallest.has(item)) yield item;
  }
}

const NONE: ReadonlySet<never> = new Set();
