import type { ToPage } from '../../protocol.ts';
import type { RunHistory } from './runHistory.ts';

// Two frames of a 60 Hz screen: faster is not seen.
const batchMs = 33;

/** Carries a history to a page no faster than the page can draw it. */
export class UpdateStream {
  readonly #history: RunHistory;
  readonly #post: (message: ToPage) => void;
  #page: 'absent' | 'idle' | 'drawing' = 'absent';
  #timer: NodeJS.Timeout | null = null;

  constructor(history: RunHistory, post: (message: ToPage) => void) {
    this.#history = history;
    this.#post = post;
  }

  /** The page was loaded, for the first time or again: it hears everything. */
  pageReady(): void {
    this.#history.takeNews();
    this.#page = 'drawing';
    this.#post({ kind: 'replay', updates: this.#history.all() });
  }

  pageDrew(): void {
    if (this.#page !== 'drawing') return;
    this.#page = 'idle';
    this.wake();
  }

  /** Something may be new. */
  wake(): void {
    if (this.#page !== 'idle' || this.#timer !== null || !this.#history.hasNews()) return;
    this.#timer = setTimeout(() => this.#flush(), batchMs);
  }

  dispose(): void {
    this.#page = 'absent';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flush(): void {
    this.#timer = null;
    if (this.#page !== 'idle') return;
    this.#page = 'drawing';
    this.#post({ kind: 'updates', updates: this.#history.takeNews() });
  }
}
