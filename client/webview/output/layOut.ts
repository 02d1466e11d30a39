import type { EvidenceLine } from '../../../engine/run/event.ts';
import type { OutputLine } from '../../protocol.ts';

/** A stretch of lines that is drawn as one piece, or a number of lines that are not shown. */
export type OutputPart =
  | { readonly kind: 'block'; readonly key: number; readonly lines: readonly OutputLine[] }
  | { readonly kind: 'gap'; readonly after: number; readonly count: number };

// As many lines as a screen shows about twice: large enough that few pieces exist, small enough to redraw at once.
export const blockLines = 100;

/**
 * Cuts the shown lines into blocks at fixed places, so that a block that is complete never changes, and says how many
 * lines are missing between. Evidence that lies among the missing lines is shown there, because a proof that cannot be
 * read is none.
 */
export function layOut(lines: readonly OutputLine[], evidence: readonly EvidenceLine[]): readonly OutputPart[] {
  const parts: OutputPart[] = [];
  let block: OutputLine[] = [];
  let last = 0;
  const close = () => {
    const first = block[0];
    if (first !== undefined) parts.push({ kind: 'block', key: first.n, lines: block });
    block = [];
  };
  for (const line of lines) {
    if (line.n > last + 1) {
      close();
      parts.push(...fillGap({ lines, evidence, after: last, before: line.n }));
    } else if ((line.n - 1) % blockLines === 0) close();
    block.push(line);
    last = line.n;
  }
  close();
  return parts;
}

interface Gap {
  readonly lines: readonly OutputLine[];
  readonly evidence: readonly EvidenceLine[];
  readonly after: number;
  readonly before: number;
}

function fillGap({ lines, evidence, after, before }: Gap): readonly OutputPart[] {
  const count = before - after - 1;
  const hidden = evidence.filter((proof) => !lines.some((line) => isAt(line, proof)));
  if (hidden.length === 0) return [{ kind: 'gap', after, count }];
  // The order of a hidden line over both streams is not known; half steps keep its key apart from every shown line's.
  const proofs = hidden.map((proof, index): OutputLine => ({ ...proof, n: after + 0.5 + index / 1000, cut: 0 }));
  const rest = count - proofs.length;
  return [
    { kind: 'block', key: after + 0.5, lines: proofs },
    ...(rest > 0 ? [{ kind: 'gap', after, count: rest } as const] : []),
  ];
}

function isAt(line: OutputLine, evidence: EvidenceLine): boolean {
  return line.stream === evidence.stream && line.line === evidence.line;
}
