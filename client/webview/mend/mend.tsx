import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Runbook, Step } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';
import { focusAndShow } from '../focus.ts';
import { Icon } from '../icon/icon.tsx';
import type { RunState, State, StepState } from '../state.ts';
import { StepLink } from '../step/stepLink.tsx';
import { runWords, verdictWord } from '../words.ts';
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
      <ol class="mend-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <MendStep step={step} state={state.steps[step.id]} asked={ask?.event.stepId === step.id} />
          </li>
        ))}
      </ol>
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

interface MendStepProps {
  readonly step: Step;
  readonly state: StepState | undefined;
  readonly asked: boolean;
}

function MendStep({ step, state, asked }: MendStepProps) {
  const verdict = state?.verdict ?? null;
  return (
    <span class="mend-step">
      <Icon name={verdict?.kind ?? (state?.status === 'finished' ? 'inconclusive' : (state?.status ?? 'waiting'))} />
      <StepLink stepId={step.id} title={step.title} />
      <span class="quiet">
        {step.purpose === 'verify' ? 'verifies' : step.class === 'read' ? 'reads' : 'changes'},{' '}
        {asked ? 'waits for your answer' : stepWords(state)}
      </span>
    </span>
  );
}

function stepWords(state: StepState | undefined): string {
  if (state === undefined) return 'did not run';
  if (state.verdict !== null) return `${verdictWord(state.verdict.kind).toLowerCase()}: ${state.verdict.says}`;
  switch (state.status) {
    case 'waiting':
      return 'waiting';
    case 'running':
      return state.attempt > 1 ? `running, attempt ${state.attempt}` : 'running';
    case 'stopped':
      return 'stopped';
    case 'finished':
      return 'finished';
  }
}

function outcomeWords(run: RunState, steps: readonly Step[], states: State['steps']): string {
  if (run.finished === null) return '';
  const verifying = steps.filter((step) => step.purpose === 'verify');
  const verified = verifying.length > 0 && verifying.every((step) => states[step.id]?.verdict?.kind === 'pass');
  if (run.finished.status !== 'completed') return runWords('fix', run.finished);
  return verified ? 'Fixed, and verified' : 'The fix ran; nothing verified it';
}
