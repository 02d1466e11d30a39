import type { StepSummary, Summary } from './summary.ts';

/** A run as a JUnit file, one test case a step, as CI systems read it. */
export function junitReport({ started, steps, finished }: Summary): string {
  const count = (...kinds: readonly string[]): number =>
    steps.filter((step) => kinds.includes(step.finished.verdict.kind)).length;
  const total = steps.reduce((sum, step) => sum + step.finished.result.durationMs, 0);
  const name = `${started?.code ?? 'run'} ${started?.intent ?? ''}`.trim();
  const refused =
    finished !== null && finished.status !== 'completed'
      ? `  <system-err>${escaped(`${finished.status}: ${finished.reason ?? ''}`)}</system-err>\n`
      : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${escaped(name)}" tests="${steps.length}" failures="${count('fail')}" errors="${count('inconclusive')}" skipped="${count('skipped')}" time="${seconds(total)}"${started === null ? '' : ` timestamp="${started.at}"`}>
${steps.map((step) => testCase(step, name)).join('')}${refused}</testsuite>
`;
}

function testCase({ title, finished: { verdict, result } }: StepSummary, suite: string): string {
  const lines = verdict.evidence.map(({ stream, line, text }) => `${stream} line ${line}: ${text}`).join('\n');
  const open = `  <testcase classname="${escaped(suite)}" name="${escaped(title)}" time="${seconds(result.durationMs)}"`;
  switch (verdict.kind) {
    case 'pass':
    case 'warn':
      return `${open}/>\n`;
    case 'fail':
      return `${open}>\n    <failure message="${escaped(verdict.says)}">${escaped(lines)}</failure>\n  </testcase>\n`;
    case 'inconclusive':
      return `${open}>\n    <error message="${escaped(verdict.says)}"/>\n  </testcase>\n`;
    case 'skipped':
      return `${open}>\n    <skipped message="${escaped(verdict.says)}"/>\n  </testcase>\n`;
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
