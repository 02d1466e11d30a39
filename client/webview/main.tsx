// First, so that a widget's own stylesheet goes before it.
import './base.css';

import { render } from 'preact';
import type { ToHost, ToPage } from '../protocol.ts';
import type { Actions } from './actions.ts';
import { App } from './app.tsx';
import { keptOutputs } from './keptOutputs.ts';
import { reduce } from './reduce.ts';
import { type Action, emptyState, type State } from './state.ts';

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: ToHost) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
};

const host = acquireVsCodeApi();
const root = document.getElementById('root');
let state: State = { ...emptyState, outputs: keptOutputs(host.getState()) };
let frame = 0;
let owesDrawn = false;

const actions: Actions = {
  send: (intent) => host.postMessage(intent),
  // Drawn at once: a second press in the same frame must meet the button as the first one left it.
  dispatch: (action) => {
    change(action);
    draw();
  },
};

function change(action: Action): void {
  const before = state;
  state = reduce(state, action);
  if (state.outputs !== before.outputs) host.setState({ outputs: state.outputs });
}

function draw(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  if (root !== null) render(<App state={state} actions={actions} />, root);
  if (owesDrawn) host.postMessage({ kind: 'drawn' });
  owesDrawn = false;
}

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  owesDrawn ||= event.data.kind === 'updates' || event.data.kind === 'replay';
  change(event.data);
  // However many messages come, the page is drawn once a frame.
  if (frame === 0) frame = requestAnimationFrame(draw);
});
draw();
host.postMessage({ kind: 'ready' });
