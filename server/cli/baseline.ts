import type { Report, ReportedFile } from '../report/report.ts';

/** A baseline is a text file, one finding a line, sorted, so that it reads and merges well: fingerprint, rule, path. */
export function writeBaseline(report: Report): string {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(({ fingerprint, problem }) => `${fingerprint} ${problem.rule} ${path}\n`),
  );
  return lines.sort().join('');
}

/** The fingerprints of findings that are known. */
export type Baseline = ReadonlySet<string>;

/** Reads a baseline; undefined for a text that is none, whose findings would all seem new. */
export function readBaseline(text: string): Baseline | undefined {
  const known = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const fingerprint = /^[0-9a-f]{32}(?= )/.exec(line)?.[0];
    if (fingerprint !== undefined) known.add(fingerprint);
    else if (line.trim() !== '') return undefined;
  }
  return known;
}

/** What is left once the known findings are taken out, and how many of these are not there any more. */
export function withoutKnown(
  files: readonly ReportedFile[],
  known: Baseline,
): { readonly files: readonly ReportedFile[]; readonly gone: number } {
  const found = new Set(files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  return {
    files: files.flatMap(({ path, findings }) => {
      const left = findings.filter(({ fingerprint }) => !known.has(fingerprint));
      return left.length === 0 ? [] : [{ path, findings: left }];
    }),
    gone: [...known].filter((fingerprint) => !found.has(fingerprint)).length,
  };
}
