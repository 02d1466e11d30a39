import type { FormatProblem } from '../runbook/runbook.ts';

/** `file:line:column: severity: message [id]`, as editors and CI systems recognise it. */
export function problemText(path: string, text: string, problem: FormatProblem): string {
  const before = text.slice(0, problem.range.start);
  const line = before.split(/\r\n|\n|\r/).length;
  const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return `${path}:${line}:${column}: ${problem.severity}: ${problem.message} [${problem.id}]\n`;
}
