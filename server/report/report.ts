import type { FileFix, Problem } from '../lint/problem.ts';
import type { Rule, Severity } from '../rules/rule.ts';

/** The findings of one run over any number of files; what every report format shows. */
export interface Report {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly files: readonly ReportedFile[];
}

/** A file with at least one finding. */
export interface ReportedFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

/** A problem without what only an editor can use: the changes of a fix may be whole manifests. */
export interface ReportedProblem extends Pick<Problem, 'rule' | 'severity' | 'message'> {
  readonly fixes: readonly Pick<FileFix, 'title' | 'safety'>[];
}

export interface ReportedFinding {
  readonly problem: ReportedProblem;
  /** All from 1; columns count UTF-16 code units. The end is exclusive. */
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The line that the finding starts on, without its indentation and line break. */
  readonly line: string;
  readonly related: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  /** Stays the same when lines move: of the rule, the file, the line's text and its how-manieth occurrence. */
  readonly fingerprint: string;
}

export const SEVERITY_ORDER: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** How many findings there are of each severity. */
export function countSeverities(report: Report): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of report.files) for (const { problem } of findings) counts[problem.severity] += 1;
  return counts;
}
