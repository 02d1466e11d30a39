import type { Runbook } from '../../engine/runbook/runbook.ts';
import type { Actions } from './actions.ts';
import { CauseCard } from './cause/cause.tsx';
import { Header } from './header/header.tsx';
import { Notice, RunbookProblems, SituationNotice } from './notice/notice.tsx';
import { Prose } from './prose/prose.tsx';
import type { State } from './state.ts';
import { StepCard } from './step/step.tsx';
import { Runs } from './summary/runs.tsx';
import { whyBlocked } from './whyBlocked.ts';

interface Props {
  readonly state: State;
  readonly actions: Actions;
}

/** The whole page: header, what stands in the way, what was found, and the runbook itself. */
export function App({ state, actions }: Props) {
  const { notebook } = state;
  return (
    <div class="page">
      <div class="unseen" role="status" aria-live="polite">
        {state.announcement}
      </div>
      {notebook === null ? (
        <main aria-busy="true">
          <h1 class="unseen">Runbook</h1>
          <p class="quiet">Reading the runbook…</p>
        </main>
      ) : notebook.runbook === null ? (
        <main>
          <h1>{notebook.fileName}</h1>
          <RunbookProblems problems={notebook.problems} actions={actions} />
        </main>
      ) : (
        <Notebook runbook={notebook.runbook} state={state} actions={actions} />
      )}
    </div>
  );
}

function Notebook({ runbook, state, actions }: Props & { readonly runbook: Runbook }) {
  const blocked = whyBlocked(state);
  const { situation, diagnosis, runs, steps } = state;
  const mended = runs.fix?.finished?.status === 'completed' ? sectionsOf(runbook, runs.fix.started.steps) : [];
  return (
    <>
      <Header runbook={runbook} state={state} blocked={blocked} actions={actions} />
      <main>
        <RunbookProblems problems={state.notebook?.problems ?? []} actions={actions} />
        {situation !== null && <SituationNotice situation={situation} actions={actions} />}
        {state.refusal !== null && (
          <Notice icon="warn" title="That could not be done">
            <p>{state.refusal}</p>
            <button type="button" class="button" onClick={() => actions.dispatch({ kind: 'refusal-read' })}>
              Dismiss
            </button>
          </Notice>
        )}
        {diagnosis !== null && (
          <CauseCard diagnosis={diagnosis} runbook={runbook} blocked={blocked} mended={mended} actions={actions} />
        )}
        <Runs runbook={runbook} state={state} actions={actions} />
        <Prose
          runbook={runbook}
          actions={actions}
          renderStep={(step) => (
            <StepCard
              key={step.id}
              step={step}
              state={steps[step.id]}
              titled={runbook.sections.find(({ slug }) => slug === step.section)?.title !== step.title}
              blocked={blocked}
              open={state.outputs[step.id]}
              jump={state.jump}
              actions={actions}
            />
          )}
        />
      </main>
    </>
  );
}

function sectionsOf(runbook: Runbook, stepIds: readonly string[]): readonly string[] {
  return runbook.steps
    .filter((step) => step.purpose === 'fix' && stepIds.includes(step.id))
    .map((step) => step.section);
}
