/** Whether something was done, or a message that says what stood in the way and what to do. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly message: string };

/** It was done. */
export const DONE: Outcome = { kind: 'done' };

/** It was not done, and why. */
export function failed(message: string): Outcome {
  return { kind: 'failed', message };
}
