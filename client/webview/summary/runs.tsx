import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';
import { MendCard } from '../mend/mend.tsx';
import type { RunState, State } from '../state.ts';
import { RunOverview } from './runOverview.tsx';
import { Summary } from './summary.tsx';

interface Props {
  readonly runbook: Runbook;
  readonly state: State;
  readonly actions: Actions;
}

/** The diagnosis and what was run after it, each with how it goes or ended. */
export function Runs({ runbook, state, actions }: Props) {
  const { diagnose, fix, verify, step } = state.runs;
  return (
    <>
      {[diagnose, fix, verify, step].map(
        (run) =>
          run !== undefined && (
            <div key={run.started.runId}>
              {showsSteps(run, state) && <MendCard run={run} runbook={runbook} state={state} actions={actions} />}
              <Summary run={run} actions={actions} />
              {(run === diagnose || run === verify) && <RunOverview run={run} runbook={runbook} state={state} />}
            </div>
          ),
      )}
    </>
  );
}

/** A fix always; a single step only while it asks, since its own card shows all the rest. */
function showsSteps({ started }: RunState, { ask }: State): boolean {
  return started.intent === 'fix' || ask?.event.runId === started.runId;
}
