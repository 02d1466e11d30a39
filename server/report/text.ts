import type { Severity } from '../rules/rule.ts';
import { countSeverities, type Report } from './report.ts';

const COLORS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };

/** For people: `path:line:column severity message [rule]`, as compilers write it, so that terminals make links of it. */
export function textReport(report: Report, { color }: { color: boolean }): string {
  const paint = (code: string, text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.flatMap(({ problem, startLine, startColumn, related }) => [
      `${paint('1', `${printable(path)}:${startLine}:${startColumn}`)} ${paint(COLORS[problem.severity], problem.severity)} ${printable(problem.message)} ${paint('90', `[${problem.rule}]`)}`,
      ...related.map((one) => `    ${printable(one.path)}:${one.line}:${one.column} ${printable(one.message)}`),
    ]),
  );
  return [...lines, ...(lines.length === 0 ? [] : ['']), summary(report)].join('\n').concat('\n');
}

function summary(report: Report): string {
  const counts = countSeverities(report);
  const parts = Object.entries(counts).flatMap(([severity, count]) => {
    if (count === 0) return [];
    return [`${count} ${severity}${count === 1 || severity === 'information' ? '' : 's'}`];
  });
  if (parts.length === 0) return 'No problems found';
  const files = report.files.length;
  const fixable = report.files
    .flatMap(({ findings }) => findings)
    .filter(({ problem }) => problem.fixes[0]?.safety === 'safe');
  const hint = fixable.length === 0 ? '' : `; --fix mends ${fixable.length}`;
  return `${parts.join(', ')} in ${files} file${files === 1 ? '' : 's'}${hint}`;
}

/** What comes from a file, its name included, must not reach the terminal as control sequences. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
