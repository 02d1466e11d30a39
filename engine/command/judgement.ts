import type { StepClass, TextRange } from '../runbook/runbook.ts';

/** What a script may do, and what in it makes it so. */
export interface Judgement {
  readonly class: StepClass;
  /** Empty for `read`. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly class: 'change' | 'destroy';
  readonly message: string;
  readonly range: TextRange;
}

/** The class and why, or null for a command that reads. */
export type Verdict = { readonly class: 'change' | 'destroy'; readonly message: string } | null;

const order: Readonly<Record<StepClass, number>> = { read: 0, change: 1, destroy: 2 };

/** The more harmful of two classes. */
export function raise(a: StepClass, b: StepClass): StepClass {
  return order[a] >= order[b] ? a : b;
}
