import type { Runbook, Step } from '../../../engine/runbook/runbook.ts';
import { Icon } from '../icon/icon.tsx';
import { visibleText } from '../output/visibleText.ts';
import type { State, StepState } from '../state.ts';
import { StepLink } from '../step/stepLink.tsx';
import { verdictWord } from '../words.ts';
import './stepList.css';

interface Props {
  readonly runbook: Runbook;
  readonly stepIds: readonly string[];
  readonly state: State;
}

/** The steps of a run at a glance: what became of each, and what the running one prints. */
export function StepList({ runbook, stepIds, state }: Props) {
  const steps = stepIds.flatMap((id) => runbook.steps.find((step) => step.id === id) ?? []);
  return (
    <ol class="step-list">
      {steps.map((step) => (
        <li key={step.id}>
          <Entry step={step} state={state.steps[step.id]} asked={state.ask?.event.stepId === step.id} />
        </li>
      ))}
    </ol>
  );
}

interface EntryProps {
  readonly step: Step;
  readonly state: StepState | undefined;
  readonly asked: boolean;
}

function Entry({ step, state, asked }: EntryProps) {
  const latest = state?.status === 'running' ? state.lines.at(-1) : undefined;
  return (
    <>
      <Icon
        name={state?.verdict?.kind ?? (state?.status === 'finished' ? 'inconclusive' : (state?.status ?? 'waiting'))}
      />
      <StepLink stepId={step.id} title={step.title} />
      <span class="quiet">
        {does(step)}
        {asked ? 'waits for your answer' : became(state)}
      </span>
      {latest !== undefined && <code class="step-list-latest quiet">{visibleText(latest.text)}</code>}
    </>
  );
}

/** What sets a step apart from the many that only read. */
function does(step: Step): string {
  if (step.purpose === 'verify') return 'verifies, ';
  return step.class === 'read' ? '' : 'changes, ';
}

function became(state: StepState | undefined): string {
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
