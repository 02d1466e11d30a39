import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { RunEvent, RunFinished, RunStarted, StepFinished } from '../run/event.ts';

/** A run as its reports need it, folded from its events. */
export interface Summary {
  readonly started: RunStarted | null;
  /** In the order in which they ended; a step that ran again is told once, as it ended last. */
  readonly steps: readonly StepSummary[];
  readonly diagnosis: Diagnosis | null;
  readonly finished: RunFinished | null;
}

export interface StepSummary {
  readonly title: string;
  readonly host: string | null;
  readonly finished: StepFinished;
}

/** Folds the events of one run. `titles` names steps that were skipped and so never started. */
export function summarize(events: readonly RunEvent[], titles: ReadonlyMap<string, string> = new Map()): Summary {
  let summary: Summary = { started: null, steps: [], diagnosis: null, finished: null };
  const known = new Map([...titles].map(([id, title]) => [id, { title, host: null as string | null }]));
  for (const event of events) {
    switch (event.kind) {
      case 'run-started':
        summary = { ...summary, started: event };
        break;
      case 'step-started':
        known.set(event.stepId, { title: event.title, host: event.host });
        break;
      case 'step-finished': {
        const step = { title: event.stepId, host: null, ...known.get(event.stepId), finished: event };
        const others = summary.steps.filter(({ finished }) => finished.stepId !== event.stepId);
        summary = { ...summary, steps: [...others, step] };
        break;
      }
      case 'diagnosis-made':
        summary = { ...summary, diagnosis: event.diagnosis };
        break;
      case 'run-finished':
        summary = { ...summary, finished: event };
        break;
      case 'step-output':
      case 'confirmation-asked':
      case 'confirmation-answered':
        break;
    }
  }
  return summary;
}

/** 0: nothing wrong; 1: a failure was found or an expectation failed; 2: could not run; 130: stopped by the user. */
export function exitCodeOf({ diagnosis, finished, steps }: Summary): 0 | 1 | 2 | 130 {
  switch (finished?.status) {
    case undefined:
    case 'refused':
      return 2;
    case 'cancelled':
      return 130;
    case 'failed':
    case 'declined':
      return 1;
    case 'completed': {
      if (diagnosis !== null) return diagnosis.conclusion === 'nothing-wrong' ? 0 : 1;
      const isFine = steps.every(
        ({ finished: { verdict } }) => verdict.kind !== 'fail' && verdict.kind !== 'inconclusive',
      );
      return isFine ? 0 : 1;
    }
  }
}
