import type { EvidenceLine } from '../../../engine/run/event.ts';
import type { Step } from '../../../engine/runbook/runbook.ts';
import { type Actions, requestRun } from '../actions.ts';
import { Icon } from '../icon/icon.tsx';
import { Output } from '../output/output.tsx';
import type { StepState } from '../state.ts';
import { VerdictView } from '../verdict/verdict.tsx';
import { classWords, countWords } from '../words.ts';
import './step.css';
import { stepElementId } from './stepElementId.ts';

interface Props {
  readonly step: Step;
  readonly state: StepState | undefined;
  /** Whether the card shows the step's title; not where the heading above it says the same. */
  readonly titled: boolean;
  /** Null where a run may start now, else why not. */
  readonly blocked: string | null;
  /** What the user chose for the output; undefined where nothing was chosen. */
  readonly open: boolean | undefined;
  readonly jump: EvidenceLine | null;
  readonly actions: Actions;
}

/** A step of the runbook as a card: what it runs, where, what came out, and what that means. */
export function StepCard({ step, state, titled, blocked, open, jump, actions }: Props) {
  const words = classWords(step.class);
  return (
    <article
      class={`card step step-${state?.status ?? 'idle'}`}
      id={stepElementId(step.id)}
      aria-label={`Step: ${step.title}`}
      tabIndex={-1}
    >
      <div class="step-head">
        <span class={`badge class-${step.class}`} title={words.why}>
          {step.class !== 'read' && <Icon name="change" />}
          {words.label}
        </span>
        {/* Under a heading that says the same, the title is only for those who do not see where they are. */}
        <span class={titled ? 'step-title' : 'unseen'}>{step.title}</span>
        <code class="quiet">{step.id}</code>
        <span class="quiet">on {step.on}</span>
        <button
          type="button"
          class="button plain step-run"
          aria-disabled={blocked !== null}
          title={blocked ?? words.why}
          onClick={() => blocked === null && requestRun(actions, { kind: 'run-step', stepId: step.id })}
        >
          {step.class === 'read' ? 'Run' : 'Run…'}
          <span class="unseen"> {step.title}</span>
        </button>
      </div>
      <pre class="step-script">
        <code>{step.script.replace(/\n$/, '')}</code>
      </pre>
      {state !== undefined && <VerdictView step={state} actions={actions} />}
      {state !== undefined && state.lines.length > 0 && (
        <StepOutput step={step} state={state} open={open ?? opensByItself(state)} jump={jump} actions={actions} />
      )}
    </article>
  );
}

interface OutputProps {
  readonly step: Step;
  readonly state: StepState;
  readonly open: boolean;
  readonly jump: EvidenceLine | null;
  readonly actions: Actions;
}

function StepOutput({ step, state, open, jump, actions }: OutputProps) {
  const count = state.lines.at(-1)?.n ?? 0;
  return (
    <>
      <div class="step-output-head">
        <button
          type="button"
          class="button plain"
          aria-expanded={open}
          onClick={() => actions.dispatch({ kind: 'output-toggled', stepId: step.id, open: !open })}
        >
          {open ? 'Hide' : 'Show'} output ({countWords(count, 'line', 'lines')})
          <span class="unseen"> of {step.title}</span>
        </button>
        {state.result !== null && (
          <button
            type="button"
            class="button plain"
            onClick={() => actions.send({ kind: 'open-output', stepId: step.id })}
          >
            Open in editor<span class="unseen"> the output of {step.title}</span>
          </button>
        )}
      </div>
      {open && (
        <Output
          stepId={step.id}
          title={step.title}
          lines={state.lines}
          evidence={state.verdict?.evidence ?? noEvidence}
          jump={jump}
        />
      )}
    </>
  );
}

// One and the same list, so that output without evidence is not drawn anew at each change.
const noEvidence: readonly EvidenceLine[] = [];

/** Output shows itself while it comes, and where something is amiss that no line of evidence explains. */
function opensByItself({ verdict }: StepState): boolean {
  return verdict === null || (verdict.evidence.length === 0 && verdict.kind !== 'pass' && verdict.kind !== 'skipped');
}
