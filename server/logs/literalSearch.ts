/**
 * Finds the first of several texts in bytes, after Wu and Manber ("A fast algorithm for multi-pattern searching", 1994):
 * two bytes tell how far none of the texts can end, so that most of a log is never looked at.
 */
export class LiteralSearch {
  readonly #shifts: Uint8Array;
  readonly #window: number;
  readonly #byEnd: ReadonlyMap<number, readonly Uint8Array[]>;

  /** Of the texts only ASCII counts; each needs at least two characters. */
  constructor(texts: readonly string[]) {
    this.#window = Math.min(255, ...texts.map((text) => text.length));
    this.#shifts = new Uint8Array(0x10000).fill(Math.max(0, this.#window - 1));
    const byEnd = new Map<number, Uint8Array[]>();
    for (const text of new Set(texts)) {
      const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
      for (let at = 1; at < this.#window; at += 1) {
        const pair = ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0);
        this.#shifts[pair] = Math.min(this.#shifts[pair] ?? 0, this.#window - 1 - at);
        if (at === this.#window - 1) byEnd.set(pair, [...(byEnd.get(pair) ?? []), bytes]);
      }
    }
    this.#byEnd = byEnd;
  }

  /** Where the first of the texts starts at or behind `from`; -1 where none does before `end`. */
  find(bytes: Uint8Array, from: number, end: number): number {
    const shifts = this.#shifts;
    const last = this.#window - 1;
    let at = from + last;
    while (at < end) {
      const pair = ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0);
      const shift = shifts[pair] ?? 0;
      if (shift > 0) {
        at += shift;
        continue;
      }
      for (const text of this.#byEnd.get(pair) ?? []) {
        if (at - last + text.length <= end && startsWith(bytes, at - last, text)) return at - last;
      }
      at += 1;
    }
    return -1;
  }
}

function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text[index]) return false;
  }
  return true;
}
