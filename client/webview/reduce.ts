import type { RunUpdate } from '../protocol.ts';
import { foldEvent } from './foldEvent.ts';
import { mergeLines } from './mergeLines.ts';
import type { Action, State } from './state.ts';

/** The only place where the page's state changes. */
export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'runbook':
      return { ...state, notebook: action };
    case 'situation':
      return { ...state, situation: action };
    case 'replay':
      // What the user opened stays open, and what was announced is not said again.
      return { ...action.updates.reduce(applyUpdate, forgetRuns(state)), outputs: state.outputs, announcement: '' };
    case 'updates':
      return action.updates.reduce(applyUpdate, state);
    case 'refusal':
      return { ...state, starting: false, refusal: action.message, announcement: action.message };
    case 'run-requested':
      return { ...state, starting: true, refusal: null };
    case 'refusal-read':
      return { ...state, refusal: null };
    case 'ask-answered':
      return state.ask?.nonce === action.nonce ? { ...state, ask: null } : state;
    case 'output-toggled':
      return { ...state, outputs: { ...state.outputs, [action.stepId]: action.open } };
    case 'evidence-chosen':
      return {
        ...state,
        outputs: { ...state.outputs, [action.evidence.stepId]: true },
        jump: { ...action.evidence },
      };
  }
}

function forgetRuns(state: State): State {
  return { ...state, runs: {}, active: null, starting: false, steps: {}, diagnosis: null, ask: null };
}

function applyUpdate(state: State, update: RunUpdate): State {
  switch (update.kind) {
    case 'event':
      return foldEvent(state, update.event);
    case 'output': {
      const step = state.steps[update.stepId];
      if (step === undefined) return state;
      const lines = mergeLines(step.lines, update.lines);
      return { ...state, steps: { ...state.steps, [update.stepId]: { ...step, lines } } };
    }
    case 'ask':
      return {
        ...state,
        ask: { nonce: update.nonce, event: update.event },
        announcement: `Waiting for your answer: run on ${update.event.host}?`,
      };
    case 'record':
      return { ...state, runs: markRecorded(state.runs, update.runId) };
  }
}

function markRecorded(runs: State['runs'], runId: string): State['runs'] {
  return Object.fromEntries(
    Object.entries(runs).map(([intent, run]) => [
      intent,
      run.started.runId === runId ? { ...run, recorded: true } : run,
    ]),
  );
}
