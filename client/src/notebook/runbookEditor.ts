import { type CustomTextEditorProvider, commands, type Disposable, EventEmitter, type Uri, window } from 'vscode';
import type { RunProgress } from '../run/runSession.ts';
import { RunStatus } from '../run/runStatus.ts';
import { NotebookPanel } from './notebookPanel.ts';
import type { NotebookServices } from './notebookServices.ts';

/** Default for `*.runbook.md`. */
export const runbookView = 'openclaw.runbook';
/** Offered for any Markdown file, never taken by itself. */
export const markdownView = 'openclaw.runbook.markdown';

// Opening an editor takes well under a second; beyond this something is wrong, and a command must not hang on it.
const openTimeoutMs = 10_000;

/** Opens runbooks as notebooks and knows those that are open. */
export class RunbookEditors {
  readonly #panels = new Set<NotebookPanel>();
  readonly #opened = new EventEmitter<NotebookPanel>();
  readonly #status = new RunStatus();
  readonly #disposables: readonly Disposable[];

  constructor(services: Omit<NotebookServices, 'onRunChange'>) {
    const provider: CustomTextEditorProvider = {
      resolveCustomTextEditor: (document, webviewPanel) => {
        const panel = new NotebookPanel(document, webviewPanel, { ...services, onRunChange: () => this.#showStatus() });
        this.#panels.add(panel);
        webviewPanel.onDidDispose(() => {
          this.#panels.delete(panel);
          panel.dispose();
          this.#showStatus();
        });
        this.#opened.fire(panel);
      },
    };
    this.#disposables = [
      this.#opened,
      this.#status,
      window.registerCustomEditorProvider(runbookView, provider),
      window.registerCustomEditorProvider(markdownView, provider),
    ];
  }

  /** Opens a runbook as a notebook, or shows it where it is open. */
  async open(uri: Uri): Promise<NotebookPanel> {
    const known = this.#find(uri);
    if (known !== undefined) {
      known.reveal();
      return known;
    }
    const opened = this.#whenOpened(uri);
    await commands.executeCommand('vscode.openWith', uri, runbookView);
    return opened;
  }

  /** Stops every run that goes on; resolves when no process of them is left. */
  async stop(): Promise<void> {
    await Promise.all([...this.#panels].map(({ session }) => session.stop()));
  }

  async dispose(): Promise<void> {
    const stopped = this.stop();
    for (const disposable of this.#disposables) disposable.dispose();
    for (const panel of this.#panels) panel.dispose();
    await stopped;
  }

  #find(uri: Uri): NotebookPanel | undefined {
    return [...this.#panels].find(({ document }) => document.uri.toString() === uri.toString());
  }

  #whenOpened(uri: Uri): Promise<NotebookPanel> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        subscription.dispose();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`The runbook "${uri.fsPath}" did not open within ${openTimeoutMs / 1000} seconds`));
      }, openTimeoutMs);
      const subscription = this.#opened.event((panel) => {
        if (panel.document.uri.toString() !== uri.toString()) return;
        done();
        resolve(panel);
      });
    });
  }

  #showStatus(): void {
    const progress = [...this.#panels].map(({ session }) => session.progress);
    this.#status.show(progress.filter((one): one is RunProgress => one !== null));
  }
}
