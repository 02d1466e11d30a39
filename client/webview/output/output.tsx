import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EvidenceLine } from '../../../engine/run/event.ts';
import type { OutputLine } from '../../protocol.ts';
import { countWords } from '../words.ts';
import { Block } from './block.tsx';
import { layOut } from './layOut.ts';
import { lineId } from './lineId.ts';
import './output.css';

interface Props {
  readonly stepId: string;
  readonly title: string;
  readonly lines: readonly OutputLine[];
  readonly evidence: readonly EvidenceLine[];
  readonly jump: EvidenceLine | null;
}

/** What a step printed, as text; a scrolling region that the keyboard reaches. */
export function Output({ stepId, title, lines, evidence, jump }: Props) {
  const region = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  // The view follows the output only while the reader is at its end, as a terminal does.
  useLayoutEffect(() => {
    if (region.current !== null && atEnd.current) region.current.scrollTop = region.current.scrollHeight;
  }, [lines]);

  useLayoutEffect(() => {
    if (jump === null || jump.stepId !== stepId) return;
    const row = document.getElementById(lineId(stepId, jump.stream, jump.line));
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [jump, stepId]);

  return (
    <div
      class="output"
      ref={region}
      role="log"
      // Output is read on demand; what is announced is the verdict.
      aria-live="off"
      aria-label={`Output of ${title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
      }}
    >
      {layOut(lines, evidence).map((part) =>
        part.kind === 'gap' ? (
          <p key={`gap-${part.after}`} class="output-gap">
            {countWords(part.count, 'line', 'lines')} not shown
          </p>
        ) : (
          <Block key={`block-${part.key}`} stepId={stepId} lines={part.lines} evidence={evidence} />
        ),
      )}
    </div>
  );
}
