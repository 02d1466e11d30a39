import type { ToHost } from '../protocol.ts';
import type { LocalAction } from './state.ts';

/** What a view may do: tell the host an intent, or change the page's own state. */
export interface Actions {
  readonly send: (intent: ToHost) => void;
  readonly dispatch: (action: LocalAction) => void;
}

/** Asks the host for a run; until it answers, the buttons that start one are off. */
export function requestRun(actions: Actions, intent: ToHost): void {
  actions.dispatch({ kind: 'run-requested' });
  actions.send(intent);
}
