import type { Problem } from '../lint/problem.ts';
import type { ReportedFile, ReportedFinding } from './report.ts';

export interface DescribeInput {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The text and path of another file, for related places. */
  readonly other: (uri: string) => { readonly path: string; readonly text: string } | undefined;
  /** A digest in hex; any will do that does not change between versions. */
  readonly digest: (text: string) => string;
}

/** Adds lines, columns and fingerprints to the problems of one file. */
export function describeFile({ path, text, problems, other, digest }: DescribeInput): ReportedFile {
  const lines = lineStarts(text);
  const occurrences = new Map<string, number>();
  const findings = problems.map((problem): ReportedFinding => {
    const start = position(lines, Math.min(problem.start, text.length));
    const end = position(lines, Math.min(Math.max(problem.end, problem.start), text.length));
    const line = lineText(text, lines, start.line).trim();
    const key = `${problem.rule}\n${path}\n${line}`;
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    return {
      problem,
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      line,
      related: problem.related.flatMap((related) => {
        const file = related.uri === problem.uri ? { path, text } : other(related.uri);
        if (file === undefined) return [];
        const { line: relatedLine, column } = position(
          file.text === text ? lines : lineStarts(file.text),
          related.start,
        );
        return [{ path: file.path, line: relatedLine, column, message: related.message }];
      }),
      fingerprint: digest(`${key}\n${occurrence}`),
    };
  });
  return { path, findings };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function lineText(text: string, starts: readonly number[], line: number): string {
  return text.slice(starts[line - 1] ?? 0, starts[line] ?? text.length);
}
