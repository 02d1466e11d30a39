/** What a user wants of a runbook. A `fix` runs the section's steps and then the runbook's verification. */
export type Intent =
  | { readonly kind: 'diagnose' }
  | { readonly kind: 'fix'; readonly section: string }
  | { readonly kind: 'verify' }
  | { readonly kind: 'step'; readonly stepId: string };
