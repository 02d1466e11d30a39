import type { StepOutput } from '../../../engine/run/event.ts';
import type { OutputLine } from '../../protocol.ts';

/** The output of one attempt of a step, as lines; however much comes, only its head and its tail are kept. */
export interface OutputLines {
  readonly add: (output: StepOutput) => void;
  /** The lines that are new, or longer, since the last time. */
  readonly take: () => readonly OutputLine[];
  /** All that is kept. */
  readonly kept: () => readonly OutputLine[];
}

const headLines = 500;
const tailLines = 2000;
// A line beyond this is data, not text; the whole of it is in the record.
const longestLine = 4000;

interface Stream {
  /** Number of the line in which the next text begins. */
  line: number;
  open: OutputLine | null;
}

export function outputLines(): OutputLines {
  const streams: Readonly<Record<StepOutput['stream'], Stream>> = {
    stdout: { line: 1, open: null },
    stderr: { line: 1, open: null },
  };
  const head: OutputLine[] = [];
  let tail: OutputLine[] = [];
  let count = 0;
  let firstChanged = Number.POSITIVE_INFINITY;

  function store(line: OutputLine): OutputLine {
    firstChanged = Math.min(firstChanged, line.n);
    const list = line.n <= headLines ? head : tail;
    const at = list.findLastIndex(({ n }) => n <= line.n);
    if (list[at]?.n === line.n) list[at] = line;
    else if (at === list.length - 1) list.push(line);
    // Now and then only, so that each line costs the same however many came before.
    if (tail.length > 2 * tailLines) tail = tail.slice(-tailLines);
    return line;
  }

  function extend(stream: Stream, name: StepOutput['stream'], text: string): void {
    const line = stream.open ?? { n: ++count, stream: name, line: stream.line, text: '', cut: 0 };
    const room = Math.max(0, longestLine - line.text.length);
    const cut = Math.max(0, text.length - room);
    stream.open = store({ ...line, text: line.text + text.slice(0, room), cut: line.cut + cut });
  }

  function add({ stream: name, line, text }: StepOutput): void {
    const stream = streams[name];
    if (line > stream.line) {
      // Lines that were left out on the way still count.
      count += line - stream.line - (stream.open === null ? 0 : 1);
      stream.open = null;
      stream.line = line;
    }
    const pieces = text.split('\n');
    for (const [index, piece] of pieces.entries()) {
      const ended = index < pieces.length - 1;
      if (ended || piece !== '') extend(stream, name, piece);
      if (ended) {
        stream.open = null;
        stream.line += 1;
      }
    }
  }

  const kept = () => [...head, ...tail.slice(-tailLines)];
  return {
    add,
    kept,
    take: () => {
      const changed = kept().filter(({ n }) => n >= firstChanged);
      firstChanged = Number.POSITIVE_INFINITY;
      return changed;
    },
  };
}
