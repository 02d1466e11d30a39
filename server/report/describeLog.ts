import { MOST_LOG_PROBLEMS, symptomMessage } from '../lint/readerProblems.ts';
import type { LintSettings } from '../lint/settings.ts';
import { OWN_LOG_NAME } from '../logs/logFile.ts';
import type { StreamedEntry } from '../logs/logStream.ts';
import { fingerprints } from './describe.ts';
import type { ReportedFile, ReportedFinding } from './report.ts';

export interface DescribeLogInput {
  readonly uri: string;
  readonly path: string;
  readonly parts: readonly LogPartFindings[];
  readonly levels: LintSettings['rules'];
  readonly digest: (text: string) => string;
}

/** What was found in some lines of a log; lines count from the part's own first. */
export interface LogPartFindings {
  readonly entries: readonly StreamedEntry[];
  /** How many more there were than are listed. */
  readonly left: number;
  readonly certain: boolean;
  readonly lines: number;
}

export interface DescribedLog {
  readonly file: ReportedFile;
  /** How many symptoms there are beyond those that are listed. */
  readonly left: number;
}

/** Puts together what was found in the parts of a log. Nothing is said of a log that is not OpenClaw's. */
export function describeLog({ uri, path, parts, levels, digest }: DescribeLogInput): DescribedLog {
  if (!OWN_LOG_NAME.test(uri) && !parts.some(({ certain }) => certain))
    return { file: { path, findings: [] }, left: 0 };
  const fingerprint = fingerprints(path, digest);
  const findings: ReportedFinding[] = [];
  let left = 0;
  let linesBefore = 0;
  for (const part of parts) {
    left += part.left;
    for (const { entry, line } of part.entries) {
      const severity = levels[entry.code] ?? entry.severity;
      if (severity === 'off') continue;
      if (findings.length === MOST_LOG_PROBLEMS) {
        left += 1;
        continue;
      }
      const { start, end } = entry;
      findings.push({
        problem: { rule: entry.code, severity, message: symptomMessage(entry), fixes: [] },
        startLine: linesBefore + line,
        startColumn: start + 1,
        endLine: linesBefore + line,
        endColumn: end + 1,
        line: entry.message,
        related: [],
        fingerprint: fingerprint(entry.code, entry.message),
      });
    }
    linesBefore += part.lines;
  }
  return { file: { path, findings }, left };
}
