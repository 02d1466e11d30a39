import { countSeverities, type Report } from './report.ts';

/** For programs: one object; lines and columns from 1, columns in UTF-16 code units, ends exclusive. */
export function jsonReport(report: Report): string {
  const findings = report.files.flatMap(({ path, findings }) =>
    findings.map(({ problem, startLine, startColumn, endLine, endColumn, related, fingerprint }) => ({
      path,
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      startLine,
      startColumn,
      endLine,
      endColumn,
      related,
      fixes: problem.fixes.map(({ title, safety }) => ({ title, safety })),
      fingerprint,
    })),
  );
  return `${JSON.stringify({ version: report.version, counts: countSeverities(report), findings }, null, 2)}\n`;
}
