import { githubReport } from '../report/github.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { type Report, type ReportedFile, SEVERITY_ORDER } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import { writeBaseline } from './baseline.ts';
import type { LintIo } from './lintIo.ts';
import type { LintOptions } from './options.ts';

/** Puts the report where it is wanted; the reason where that failed. */
export function printReport(io: LintIo, options: LintOptions, report: Report): string | undefined {
  if (options.writeBaseline !== undefined) return write(io, options.writeBaseline, writeBaseline(report));
  const text = render(report, options, io);
  if (options.output !== undefined) return write(io, options.output, text);
  // With --fix the text from standard input goes back to standard output; the report must not mix with it.
  if (options.fix && options.paths.includes('-')) io.stderr(text);
  else io.stdout(text);
  return undefined;
}

/** 1 where something is found that the options take for a failure. */
export function exitCodeOf(files: readonly ReportedFile[], { failOn, writeBaseline: isBaseline }: LintOptions): 0 | 1 {
  if (isBaseline !== undefined) return 0;
  const least = SEVERITY_ORDER.indexOf(failOn);
  const isFailure = files.some(({ findings }) =>
    findings.some(({ problem }) => SEVERITY_ORDER.indexOf(problem.severity) >= least),
  );
  return isFailure ? 1 : 0;
}

function write(io: LintIo, path: string, text: string): string | undefined {
  const failure = io.writeText(path, text);
  return failure === undefined ? undefined : `cannot write "${path}": ${failure}`;
}

function render(report: Report, options: LintOptions, io: LintIo): string {
  switch (options.format) {
    case 'text':
      return textReport(report, { color: options.color ?? (io.color && options.output === undefined) });
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'junit':
      return junitReport(report);
    case 'github':
      return githubReport(report);
  }
}
