/** The id of the element that shows a line of a stream of a step. */
export function lineId(stepId: string, stream: 'stdout' | 'stderr', line: number): string {
  return `line-${stepId}-${stream}-${line}`;
}
