/** A YAML text within a runbook: its front matter, or the options of one step. */
export interface RunbookPart {
  readonly kind: 'RunbookStep' | 'RunbookFrontMatter';
  /** Without the marks before each line. */
  readonly text: string;
  /** The offset in that text of one in the runbook; undefined outside of the part's lines. */
  readonly fromFile: (offset: number) => number | undefined;
  readonly toFile: (offset: number) => number;
}

/** The part of a runbook that an offset stands in; undefined in prose and scripts. Half-typed options count. */
export function runbookPartAt(text: string, offset: number): RunbookPart | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (/^#\|/.test(text.slice(start, start + 2))) return optionsAround(text, start, offset);
  const match = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (match === null) return undefined;
  const first = match[0].length;
  const close = /^---[ \t]*\r?$/m.exec(text.slice(first));
  const end = close === null ? text.length : first + close.index;
  return offset < first || offset > end ? undefined : part('RunbookFrontMatter', [{ from: first, to: end }], text);
}

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** All lines around one that begin with `#|`. */
function optionsAround(text: string, lineStart: number, offset: number): RunbookPart | undefined {
  let start = lineStart;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!text.startsWith('#|', before)) break;
    start = before;
  }
  const slices: Slice[] = [];
  for (let line = start; line < text.length && text.startsWith('#|', line); ) {
    const lineBreak = text.indexOf('\n', line);
    const next = lineBreak === -1 ? text.length : lineBreak + 1;
    const from = line + (text[line + 2] === ' ' ? 3 : 2);
    slices.push({ from: Math.min(from, next), to: next });
    line = next;
  }
  const isInMark = slices.some(({ from }) => offset < from && offset >= from - 3 && offset < lineStart + 2);
  return isInMark ? undefined : part('RunbookStep', slices, text);
}

function part(kind: RunbookPart['kind'], slices: readonly Slice[], text: string): RunbookPart {
  const starts: number[] = [];
  let length = 0;
  for (const { from, to } of slices) {
    starts.push(length);
    length += to - from;
  }
  return {
    kind,
    text: slices.map(({ from, to }) => text.slice(from, to)).join(''),
    fromFile: (offset) => {
      const index = slices.findLastIndex(({ from }) => from <= offset);
      const slice = slices[index];
      const start = starts[index];
      if (slice === undefined || start === undefined || offset > slice.to) return undefined;
      return start + offset - slice.from;
    },
    toFile: (offset) => {
      const index = Math.max(
        starts.findLastIndex((start) => start <= offset),
        0,
      );
      return (slices[index]?.from ?? 0) + offset - (starts[index] ?? 0);
    },
  };
}
