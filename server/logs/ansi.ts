/** A line without terminal colours, with the way back. */
export interface PlainLine {
  readonly text: string;
  /** The offset in the coloured line of one in the plain text. */
  readonly offset: (at: number) => number;
}

const ESCAPE = String.fromCharCode(27);
const SEQUENCES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${ESCAPE}\\u0007]*(?:\\u0007|${ESCAPE}\\\\)|[@-Z_])`,
  'g',
);

export function stripColours(line: string): PlainLine {
  if (!line.includes(ESCAPE)) return { text: line, offset: (at) => at };
  const removed: { readonly at: number; readonly length: number }[] = [];
  let total = 0;
  const text = line.replace(SEQUENCES, (sequence: string, start: number) => {
    removed.push({ at: start - total, length: sequence.length });
    total += sequence.length;
    return '';
  });
  return {
    text,
    offset: (at) => removed.reduce((offset, gap) => (gap.at <= at ? offset + gap.length : offset), at),
  };
}
