import type { FormatProblem } from '../../engine/runbook/runbook.ts';
import type { PlacedProblem } from '../protocol.ts';

/** Problems with line and column, from 1, as editors count them. */
export function placeProblems(text: string, problems: readonly FormatProblem[]): readonly PlacedProblem[] {
  return problems.map((problem) => {
    const before = text.slice(0, problem.range.start).split(/\r\n|\r|\n/);
    return { ...problem, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}
