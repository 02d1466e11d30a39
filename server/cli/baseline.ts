import type { Report } from '../report/report.ts';

/** A baseline is a text file, one finding a line, sorted, so that it reads and merges well: fingerprint, rule, path. */
export function writeBaseline(report: Report): string {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(({ fingerprint, problem }) => `${fingerprint} ${problem.rule} ${path}`),
  );
  return lines.sort().join('\n').concat('\n');
}

/** The fingerprints that a baseline lists; what else a line says is for people. */
export function readBaseline(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap((line) => line.split(' ')[0] || []));
}
