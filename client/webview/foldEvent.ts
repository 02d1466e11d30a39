import type { Diagnosis } from '../../engine/diagnosis/diagnosis.ts';
import type { RunFinished, RunStarted, Verdict } from '../../engine/run/event.ts';
import type { RunUpdate } from '../protocol.ts';
import type { RunState, State, StepState } from './state.ts';
import { runWords, verdictWord } from './words.ts';

type FoldedEvent = Extract<RunUpdate, { kind: 'event' }>['event'];

/** One event of a run, folded into the state. */
export function foldEvent(state: State, event: FoldedEvent): State {
  switch (event.kind) {
    case 'run-started':
      return startRun(state, event);
    case 'step-started':
      return setStep(state, event.stepId, {
        ...waiting(event.runId),
        status: 'running',
        host: event.host,
        command: event.command,
        attempt: event.attempt,
      });
    case 'step-finished': {
      const step = state.steps[event.stepId] ?? waiting(event.runId);
      const title = stepTitle(state, event.stepId);
      return {
        ...setStep(state, event.stepId, {
          ...step,
          status: event.result.cancelled ? 'stopped' : 'finished',
          result: event.result,
          verdict: event.verdict,
        }),
        announcement: `${title}: ${verdictWord(event.verdict.kind)}. ${event.verdict.says}`,
      };
    }
    case 'confirmation-answered':
      return { ...state, ask: null };
    case 'diagnosis-made':
      return { ...state, diagnosis: event.diagnosis, announcement: conclusionOf(event.diagnosis) };
    case 'run-finished':
      return finishRun(state, event);
  }
}

function startRun(state: State, event: RunStarted): State {
  const fresh = event.intent === 'diagnose';
  const pending = Object.fromEntries(event.steps.map((id) => [id, waiting(event.runId)]));
  const run = { started: event, finished: null, verdicts: [], recorded: false };
  return {
    ...state,
    runs: fresh ? { diagnose: run } : { ...state.runs, [event.intent]: run },
    active: event.intent,
    starting: false,
    steps: fresh ? pending : { ...state.steps, ...pending },
    diagnosis: fresh ? null : state.diagnosis,
    outputs: fresh ? {} : state.outputs,
    ask: null,
    refusal: null,
    jump: null,
    announcement: `Started: ${event.steps.length} steps on cluster ${event.cluster}`,
  };
}

function finishRun(state: State, event: RunFinished): State {
  const intent = state.active;
  const run = intent === null ? undefined : state.runs[intent];
  // A run that was refused before it began has no start to belong to: only its reason is worth showing.
  if (intent === null || run === undefined || run.started.runId !== event.runId) {
    return { ...state, starting: false, refusal: event.reason ?? state.refusal };
  }
  const steps = Object.fromEntries(
    Object.entries(state.steps).flatMap(([id, step]): [string, StepState][] => {
      if (step.runId !== event.runId || step.status === 'finished' || step.status === 'stopped') return [[id, step]];
      return step.status === 'running' ? [[id, { ...step, status: 'stopped' }]] : [];
    }),
  );
  return {
    ...state,
    runs: { ...state.runs, [intent]: { ...run, finished: event, verdicts: countVerdicts(state.steps, event.runId) } },
    active: null,
    starting: false,
    steps,
    ask: null,
    announcement: state.diagnosis !== null && intent === 'diagnose' ? state.announcement : runWords(intent, event),
  };
}

const verdictKinds: readonly Verdict['kind'][] = ['pass', 'warn', 'fail', 'inconclusive', 'skipped'];

function countVerdicts(steps: State['steps'], runId: string): RunState['verdicts'] {
  const own = Object.values(steps).filter((step) => step.runId === runId);
  return verdictKinds
    .map((kind) => ({ kind, count: own.filter(({ verdict }) => verdict?.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

function conclusionOf(diagnosis: Diagnosis): string {
  const proven = diagnosis.causes.filter((cause) => cause.status === 'proven').map((cause) => cause.title);
  switch (diagnosis.conclusion) {
    case 'cause-found':
      return `Root cause: ${proven.join('; ')}`;
    case 'nothing-wrong':
      return 'Nothing wrong found';
    case 'inconclusive':
      return 'No cause is proven';
  }
}

function setStep(state: State, stepId: string, step: StepState): State {
  return { ...state, steps: { ...state.steps, [stepId]: step } };
}

function stepTitle(state: State, stepId: string): string {
  return state.notebook?.runbook?.steps.find((step) => step.id === stepId)?.title ?? stepId;
}

function waiting(runId: string): StepState {
  return {
    runId,
    status: 'waiting',
    host: null,
    command: [],
    attempt: 1,
    lines: [],
    result: null,
    verdict: null,
  };
}
