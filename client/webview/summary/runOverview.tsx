import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { RunState, State } from '../state.ts';
import { StepList } from '../stepList/stepList.tsx';
import './runOverview.css';

interface Props {
  readonly run: RunState;
  readonly runbook: Runbook;
  readonly state: State;
}

/** A diagnosis or verification at a glance: in full while it runs, folded when it is over. */
export function RunOverview({ run, runbook, state }: Props) {
  const list = <StepList runbook={runbook} stepIds={run.started.steps} state={state} />;
  if (run.finished === null) {
    return (
      <section class="card overview" aria-labelledby="overview-title">
        <h2 id="overview-title">{title(run)}</h2>
        {list}
      </section>
    );
  }
  return (
    <details class="overview-folded">
      <summary>All {run.started.steps.length} steps at a glance</summary>
      {list}
    </details>
  );
}

function title({ started }: RunState): string {
  const target = started.variables['WORKER'] ?? started.cluster;
  switch (started.intent) {
    case 'diagnose':
      return `Diagnosing ${target}`;
    case 'verify':
      return `Verifying ${target}`;
    case 'fix':
      return `Fixing ${target}`;
    case 'step':
      return `Running on ${target}`;
  }
}
