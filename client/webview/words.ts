import type { RunFinished, RunStarted, Verdict } from '../../engine/run/event.ts';
import type { StepClass } from '../../engine/runbook/runbook.ts';

/** A verdict in one word or two, so that it never hangs on colour alone. */
export function verdictWord(kind: Verdict['kind']): string {
  switch (kind) {
    case 'pass':
      return 'Passed';
    case 'warn':
      return 'Warning';
    case 'fail':
      return 'Failed';
    case 'inconclusive':
      return 'Inconclusive';
    case 'skipped':
      return 'Skipped';
  }
}

/** How many steps came to a verdict: `1 warning`, `3 warnings`, `4 failed`. */
export function verdictCount(kind: Verdict['kind'], count: number): string {
  return kind === 'warn' ? countWords(count, 'warning', 'warnings') : `${count} ${verdictWord(kind).toLowerCase()}`;
}

/** What a class of step does, in words a reader knows. */
export function classWords(stepClass: StepClass): { readonly label: string; readonly why: string } {
  switch (stepClass) {
    case 'read':
      return { label: 'Reads', why: 'Only reads; changes nothing' };
    case 'change':
      return { label: 'Changes', why: 'Changes the system; asks before it runs' };
    case 'destroy':
      return { label: 'Destroys', why: 'Removes something that cannot be brought back; asks before it runs' };
  }
}

/** How a run of an intent ended, in a sentence. */
export function runWords(intent: RunStarted['intent'], finished: RunFinished): string {
  const name = intentName(intent);
  switch (finished.status) {
    case 'completed':
      return `${name} finished`;
    case 'failed':
      return `${name} stopped because a step did not pass${because(finished.reason)}`;
    case 'declined':
      return `${name} ended: you chose not to run the step, nothing was changed by it`;
    case 'cancelled':
      return `${name} stopped`;
    case 'refused':
      return `${name} could not start${because(finished.reason)}`;
  }
}

/** `850 ms`, `12.3 s`, `2 min 5 s`. */
export function durationWords(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 line`, `2,500 lines`. */
export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function intentName(intent: RunStarted['intent']): string {
  switch (intent) {
    case 'diagnose':
      return 'Diagnosis';
    case 'fix':
      return 'Fix';
    case 'verify':
      return 'Verification';
    case 'step':
      return 'Step';
  }
}

function because(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}
