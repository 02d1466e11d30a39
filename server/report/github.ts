import type { Severity } from '../rules/rule.ts';
import type { Report } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions turns into annotations of a pull request. */
export function githubReport(report: Report): string {
  return report.files
    .flatMap(({ path, findings }) =>
      findings.map(({ problem, startLine, startColumn, endLine, endColumn }) => {
        const columns = endLine === startLine ? `,col=${startColumn},endColumn=${endColumn}` : `,col=${startColumn}`;
        const place = `file=${property(path)},line=${startLine},endLine=${endLine}${columns}`;
        return `::${COMMANDS[problem.severity]} ${place},title=${property(problem.rule)}::${data(problem.message)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
