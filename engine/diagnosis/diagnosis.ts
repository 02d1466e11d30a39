import type { EvidenceLine } from '../run/event.ts';

/** What the steps of a run prove. */
export interface Diagnosis {
  /**
   * `cause-found`: at least one cause is proven; `nothing-wrong`: every step passed or warned; `inconclusive`: neither.
   */
  readonly conclusion: 'cause-found' | 'nothing-wrong' | 'inconclusive';
  /** Proven causes first, best supported first; then the others in the runbook's order. */
  readonly causes: readonly RankedCause[];
  /** Ids of steps that came to no conclusion, with the reason of each. */
  readonly inconclusive: readonly { readonly stepId: string; readonly says: string }[];
}

export interface RankedCause {
  readonly id: string;
  readonly title: string;
  /** `effect`: supported, but another proven cause explains it. */
  readonly status: 'proven' | 'effect' | 'refuted' | 'unproven';
  readonly evidence: readonly EvidenceLine[];
  /** Slug of the section that mends it. */
  readonly fix: string | null;
}
