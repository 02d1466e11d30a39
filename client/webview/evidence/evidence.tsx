import type { EvidenceLine } from '../../../engine/run/event.ts';
import type { Actions } from '../actions.ts';
import { visibleText } from '../output/visibleText.ts';
import './evidence.css';

interface Props {
  readonly lines: readonly EvidenceLine[];
  /** The step's title, where the lines stand away from their step. */
  readonly titleOf?: (stepId: string) => string;
  readonly actions: Actions;
}

/** The lines of output that prove something; each leads to its place in the output. */
export function Evidence({ lines, titleOf, actions }: Props) {
  return (
    <ul class="evidence">
      {lines.map((line) => (
        <li key={`${line.stepId} ${line.stream} ${line.line}`}>
          <button
            type="button"
            class="evidence-line"
            onClick={() => actions.dispatch({ kind: 'evidence-chosen', evidence: line })}
          >
            <span class="evidence-place">
              {titleOf !== undefined && `${titleOf(line.stepId)}, `}
              {line.stream === 'stderr' ? 'standard error, ' : ''}line {line.line}
            </span>
            <code>{visibleText(shorten(line.text))}</code>
            <span class="unseen">, show in the output</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

// A line of proof is read at a glance; the whole of it is one press away.
const longestShown = 400;

function shorten(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)} …` : text;
}
