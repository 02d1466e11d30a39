import { Component } from 'preact';
import type { EvidenceLine } from '../../../engine/run/event.ts';
import type { OutputLine } from '../../protocol.ts';
import { countWords } from '../words.ts';
import { blockLines } from './layOut.ts';
import { lineId } from './lineId.ts';
import { visibleText } from './visibleText.ts';

interface Props {
  readonly stepId: string;
  readonly lines: readonly OutputLine[];
  readonly evidence: readonly EvidenceLine[];
}

/** A stretch of output lines. A class, because a complete block must not be compared line by line at each new line. */
export class Block extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { lines, evidence } = this.props;
    return (
      next.evidence !== evidence ||
      next.lines.length !== lines.length ||
      next.lines.some((line, index) => line !== lines[index])
    );
  }

  override render({ stepId, lines, evidence }: Props) {
    return (
      <div class={`output-block${lines.length === blockLines ? ' full' : ''}`}>
        {lines.map((line) => {
          const proves = evidence.some((proof) => proof.stream === line.stream && proof.line === line.line);
          return (
            <div
              key={line.n}
              id={lineId(stepId, line.stream, line.line)}
              class={`output-line ${line.stream}${proves ? ' proves' : ''}`}
              tabIndex={-1}
            >
              {line.stream === 'stderr' && <span class="unseen">standard error: </span>}
              {proves && <span class="unseen">evidence: </span>}
              {visibleText(line.text)}
              {line.cut > 0 && (
                <span class="quiet"> … {countWords(line.cut, 'more character', 'more characters')}</span>
              )}
            </div>
          );
        })}
      </div>
    );
  }
}
