/** Answers that hold until something changes, by key; for questions that many resources ask alike. */
export class Memo<K, T> {
  readonly #answers = new Map<K, T>();

  get(key: K, make: () => T): T {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#answers.set(key, made);
    return made;
  }

  clear(): void {
    if (this.#answers.size > 0) this.#answers.clear();
  }
}
