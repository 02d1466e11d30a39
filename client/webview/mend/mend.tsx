import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Runbook, Step } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';
import { focusAndShow } from '../focus.ts';
import { Icon } from '../icon/icon.tsx';
import type { RunState, State } from '../state.ts';
import { StepList } from '../stepList/stepList.tsx';
import { runWords } from '../words.ts';
import { Ask } from './ask.tsx';
import './mend.css';

interface Props {
  readonly run: RunState;
  readonly runbook: Runbook;
  readonly state: State;
  readonly actions: Actions;
}

/** A fix as it goes: each of its steps and what became of it, the question that waits, and how it ended. */
export function MendCard({ run, runbook, state, actions }: Props) {
  const steps = run.started.steps.flatMap((id) => runbook.steps.find((step) => step.id === id) ?? []);
  const outcome = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (run.finished !== null && outcome.current !== null && document.hasFocus()) focusAndShow(outcome.current);
  }, [run.finished]);
  const title = runbook.sections.find(({ slug }) => slug === steps[0]?.section)?.title ?? runbook.title;
  const { ask } = state;
  return (
    <section class="card mend" aria-labelledby="mend-title">
      <h2 id="mend-title">{title}</h2>
      <StepList runbook={runbook} stepIds={run.started.steps} state={state} />
      {ask !== null && (
        <Ask key={ask.nonce} ask={ask} runbook={runbook} practice={run.started.practice} actions={actions} />
      )}
      {run.finished !== null && (
        <p class="mend-outcome" ref={outcome} tabIndex={-1}>
          <Icon
            name={run.finished.status === 'completed' ? 'pass' : run.finished.status === 'failed' ? 'fail' : 'stopped'}
          />{' '}
          <strong>{outcomeWords(run, steps, state.steps)}</strong>
        </p>
      )}
    </section>
  );
}

function outcomeWords(run: RunState, steps: readonly Step[], states: State['steps']): string {
  if (run.finished === null) return '';
  const verifying = steps.filter((step) => step.purpose === 'verify');
  const verified = verifying.length > 0 && verifying.every((step) => states[step.id]?.verdict?.kind === 'pass');
  if (run.finished.status !== 'completed') return runWords('fix', run.finished);
  return verified ? 'Fixed, and verified' : 'The fix ran; nothing verified it';
}
