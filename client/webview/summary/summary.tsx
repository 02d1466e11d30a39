import type { Actions } from '../actions.ts';
import type { RunState } from '../state.ts';
import { countWords, durationWords, runWords, verdictCount } from '../words.ts';
import './summary.css';

interface Props {
  readonly run: RunState;
  readonly actions: Actions;
}

/** How a run ended in one line, and the way to its record. */
export function Summary({ run, actions }: Props) {
  if (run.finished === null) return null;
  const { started, finished } = run;
  const durationMs = Date.parse(finished.at) - Date.parse(started.at);
  return (
    <p class="summary">
      <span>
        {runWords(started.intent, finished)} on {started.cluster} in {durationWords(durationMs)}
        {run.verdicts.map(({ kind, count }) => `, ${verdictCount(kind, count)}`).join('')}
        {finished.masked > 0 && `, ${countWords(finished.masked, 'secret', 'secrets')} masked`}
      </span>
      {run.recorded && (
        <button
          type="button"
          class="button plain"
          onClick={() => actions.send({ kind: 'open-record', runId: started.runId })}
        >
          Open record<span class="unseen"> of this {started.intent} run</span>
        </button>
      )}
    </p>
  );
}
