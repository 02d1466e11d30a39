import type { Report } from './report.ts';

/** JUnit XML for CI services: a suite per file, a failed case per error or warning, a passed one for what is advice. */
export function junitReport(report: Report): string {
  const suites = report.files.map(({ path, findings }) => {
    const cases = findings.map(({ problem, startLine, startColumn }) => {
      const name = `${problem.rule} at ${startLine}:${startColumn}`;
      const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(name)}"`;
      if (!isFailure(problem.severity))
        return `${head}><system-out>${escapeXml(problem.message)}</system-out></testcase>`;
      return `${head}><failure type="${problem.severity}" message="${escapeXml(problem.message)}"/></testcase>`;
    });
    const failures = findings.filter(({ problem }) => isFailure(problem.severity)).length;
    return [
      `  <testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${failures}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="openclaw-lint">',
    // Services take a report without any case for a broken one.
    ...(suites.length === 0 ? [NOTHING_FOUND] : suites),
    '</testsuites>',
    '',
  ].join('\n');
}

const NOTHING_FOUND = `  <testsuite name="openclaw-lint" tests="1" failures="0">
    <testcase classname="openclaw-lint" name="no findings"/>
  </testsuite>`;

function isFailure(severity: string): boolean {
  return severity === 'error' || severity === 'warning';
}

/** Also drops what XML 1.0 does not allow at all, such as control characters and lone surrogates. */
function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  };
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD')
      .replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character)
  );
}
