import type { OutputLine } from '../protocol.ts';

/** Lines kept from the start of a step's output, and from its end. What lies between is in the record. */
export const headLines = 500;
export const tailLines = 2000;

/** Adds lines to those shown; a line that comes again replaces its earlier, shorter self. */
export function mergeLines(shown: readonly OutputLine[], incoming: readonly OutputLine[]): readonly OutputLine[] {
  const first = incoming[0];
  if (first === undefined) return shown;
  const kept = shown.filter((line) => line.n < first.n);
  const overlapping = shown.slice(kept.length);
  if (overlapping.length === 0) return bounded([...kept, ...incoming]);
  const merged = new Map(overlapping.map((line) => [line.n, line]));
  for (const line of incoming) merged.set(line.n, line);
  return bounded([...kept, ...[...merged.values()].sort((a, b) => a.n - b.n)]);
}

function bounded(lines: readonly OutputLine[]): readonly OutputLine[] {
  if (lines.length <= headLines + tailLines) return lines;
  const head = lines.filter((line) => line.n <= headLines);
  return [...head, ...lines.slice(Math.max(head.length, lines.length - tailLines))];
}
