import { commands, StatusBarAlignment, window } from 'vscode';
import type { RunProgress } from './runSession.ts';

/** Shows in the status bar that a run goes on, how far it is, and stops it on a click. */
export class RunStatus {
  readonly #item = window.createStatusBarItem('openclaw.run', StatusBarAlignment.Left, 2);
  #running = false;

  constructor() {
    this.#item.name = 'OpenClaw Run';
    this.#item.command = 'openclaw.stop';
    this.#item.tooltip = 'Stop the run';
  }

  show(progress: readonly RunProgress[]): void {
    const [first] = progress;
    const running = first !== undefined;
    if (running !== this.#running) {
      this.#running = running;
      void commands.executeCommand('setContext', 'openclaw.running', running);
    }
    if (first === undefined) {
      this.#item.hide();
      return;
    }
    const { started, finishedSteps } = first;
    const count = `${Math.min(finishedSteps + 1, started.steps.length)}/${started.steps.length}`;
    const more = progress.length > 1 ? `, and ${progress.length - 1} more` : '';
    this.#item.text = `$(sync~spin) ${doing(started.intent)} ${started.variables['WORKER'] ?? started.cluster} ${count}${more}`;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function doing(intent: RunProgress['started']['intent']): string {
  switch (intent) {
    case 'diagnose':
      return 'Diagnosing';
    case 'fix':
      return 'Fixing';
    case 'verify':
      return 'Verifying';
    case 'step':
      return 'Running a step on';
  }
}
