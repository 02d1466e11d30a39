import type { Problem } from '../lint/problem.ts';
import type { ReportedFile, ReportedFinding } from './report.ts';

/** A text with its path as reports show it, and the way from offsets to lines. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

export function placedText(path: string, text: string): PlacedText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

export interface DescribeInput {
  readonly place: PlacedText;
  readonly problems: readonly Problem[];
  /** Another file, for related places. */
  readonly other: (uri: string) => PlacedText | undefined;
  /** A digest in hex; any will do that does not change between versions. */
  readonly digest: (text: string) => string;
}

/** Adds lines, columns and fingerprints to the problems of one file. */
export function describeFile({ place, problems, other, digest }: DescribeInput): ReportedFile {
  const { path, text } = place;
  const fingerprint = fingerprints(path, digest);
  const findings = problems.map((problem): ReportedFinding => {
    const start = position(place, problem.start);
    const end = position(place, Math.max(problem.end, problem.start));
    const line = text.slice(place.lineStarts[start.line - 1], place.lineStarts[start.line]).trim();
    const { rule, severity, message, fixes } = problem;
    return {
      problem: { rule, severity, message, fixes: fixes.map(({ title, safety }) => ({ title, safety })) },
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      line,
      related: problem.related.flatMap((related) => {
        const file = related.uri === problem.uri ? place : other(related.uri);
        if (file === undefined) return [];
        return [{ path: file.path, ...position(file, related.start), message: related.message }];
      }),
      fingerprint: fingerprint(rule, line),
    };
  });
  return { path, findings };
}

/** Of the rule, the path, the text that it is about and its how-manieth occurrence, so that lines may move. */
export function fingerprints(path: string, digest: (text: string) => string): (rule: string, text: string) => string {
  const occurrences = new Map<string, number>();
  return (rule, text) => {
    const key = `${rule}\n${path}\n${text}`;
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    return digest(`${key}\n${occurrence}`);
  };
}

/** Line and column of an offset, both from 1. */
export function position({ text, lineStarts }: PlacedText, at: number): { line: number; column: number } {
  const offset = Math.min(at, text.length);
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
