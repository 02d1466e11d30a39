/** The id of a step's card. */
export function stepElementId(stepId: string): string {
  return `step-${stepId}`;
}
