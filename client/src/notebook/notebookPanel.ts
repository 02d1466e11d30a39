import { type Disposable, type TextDocument, Uri, type WebviewPanel, workspace } from 'vscode';
import type { Cluster } from '../../../engine/profile/profile.ts';
import type { Intent } from '../../../engine/run/intent.ts';
import { parseRunbook } from '../../../engine/runbook/parse.ts';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import { nodeSystem } from '../../../engine/system.ts';
import type { ToHost, ToPage } from '../../protocol.ts';
import { situationOf, variablesOf } from '../cluster/situation.ts';
import { placeProblems } from '../placeProblems.ts';
import { recordsFolder } from '../run/recordsFolder.ts';
import { RunSession } from '../run/runSession.ts';
import { UpdateStream } from '../run/updateStream.ts';
import { askForMissing } from './askForMissing.ts';
import { chosenVariables } from './chosenVariables.ts';
import type { NotebookServices } from './notebookServices.ts';
import { openElsewhere } from './openElsewhere.ts';
import { pageHtml } from './pageHtml.ts';

/** One open notebook: its page, its runs. Closing it stops the run. */
export class NotebookPanel {
  readonly document: TextDocument;
  readonly session: RunSession;
  readonly #panel: WebviewPanel;
  readonly #services: NotebookServices;
  readonly #stream: UpdateStream;
  readonly #disposables: readonly Disposable[];
  #runbook: Runbook | null = null;
  #broken = false;
  /** Where the record of the last run lies. */
  #records: Uri | null = null;
  #disposed = false;

  constructor(document: TextDocument, panel: WebviewPanel, services: NotebookServices) {
    this.document = document;
    this.#panel = panel;
    this.#services = services;
    this.session = new RunSession(() => {
      this.#stream.wake();
      services.onRunChange();
    });
    this.#stream = new UpdateStream(this.session.history, (message) => this.#post(message));
    this.#disposables = [
      panel.webview.onDidReceiveMessage((message: ToHost) => void this.#receive(message)),
      workspace.onDidChangeTextDocument((event) => event.document === document && this.#showRunbook()),
      services.clusters.onDidChange(() => void this.#showSituation()),
    ];
    const dist = Uri.joinPath(services.context.extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = pageHtml({
      script: panel.webview.asWebviewUri(Uri.joinPath(dist, 'webview.js')).toString(),
      style: panel.webview.asWebviewUri(Uri.joinPath(dist, 'webview.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: crypto.randomUUID(),
    });
    this.#readRunbook();
  }

  /** Starts a run, after asking for what it needs and does not have. A refusal is told on the page. */
  async start(intent: Intent, variables: Readonly<Record<string, string>> = {}): Promise<void> {
    const { context, clusters } = this.#services;
    if (!workspace.isTrusted) return this.#refuse('Nothing runs in Restricted Mode. Trust the workspace first');
    if (this.#runbook === null || this.#broken) {
      return this.#refuse('The runbook has mistakes. Mend those listed at the top first');
    }
    for (const [name, value] of Object.entries(variables)) await this.#choose(name, value);
    const { read, cluster } = await clusters.read(this.#folder());
    if (cluster === null) {
      return this.#refuse(
        read.kind === 'found' ? 'No cluster is chosen. Choose one at the top' : 'There is no cluster to run against',
      );
    }
    const values = await this.#values(this.#runbook, cluster);
    if (values === null) return this.#refuse('Not started: a value it needs was not given');
    this.#records = await recordsFolder(context, this.document.uri);
    const system = nodeSystem({ trusted: () => workspace.isTrusted, recordsFolder: this.#records.fsPath });
    // The notebook may have been closed while a question was open.
    if (this.#disposed) return;
    const started = this.session.start({ runbook: this.#runbook, cluster, variables: values, intent, system });
    if (!started) this.#refuse('A run goes on. Stop it first');
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#disposed = true;
    this.session.dispose();
    this.#stream.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #receive(message: ToHost): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#showRunbook();
        await this.#showSituation();
        return this.#stream.pageReady();
      case 'drawn':
        return this.#stream.pageDrew();
      case 'diagnose':
        return this.start({ kind: 'diagnose' });
      case 'run-step':
        return this.start({ kind: 'step', stepId: message.stepId });
      case 'fix':
        return this.start({ kind: 'fix', section: message.section });
      case 'verify':
        return this.start({ kind: 'verify' });
      case 'stop':
        return this.session.stop();
      case 'answer':
        if (!this.session.answer(message.nonce, message.answer)) this.#refuse('That question is no longer open');
        return;
      case 'select-cluster':
        return this.#services.clusters.pick(message.cluster);
      case 'select-variable':
        await this.#choose(message.name, message.value);
        return this.#showSituation();
      case 'open-record':
      case 'open-output':
      case 'open-source':
      case 'open-profile':
      case 'open-link':
      case 'manage-trust': {
        const refusal = await openElsewhere(message, {
          document: this.document,
          records: this.#records,
          history: this.session.history.all(),
          profile: (await this.#services.clusters.read(this.#folder())).read,
        });
        if (refusal !== null) this.#refuse(refusal);
      }
    }
  }

  async #values(runbook: Runbook, cluster: Cluster): Promise<Readonly<Record<string, string>> | null> {
    const known = variablesOf(runbook, cluster, chosenVariables(this.#services.context, runbook));
    const given = await askForMissing(runbook, cluster, known);
    if (given === null) return null;
    for (const [name, value] of Object.entries(given.keep)) await this.#choose(name, value);
    await this.#showSituation();
    return { ...known, ...given.keep, ...given.secrets };
  }

  async #choose(name: string, value: string): Promise<void> {
    if (this.#runbook === null) return;
    const chosen = { ...chosenVariables(this.#services.context, this.#runbook), [name]: value };
    await this.#services.context.workspaceState.update(`openclaw.variables.${this.#runbook.code}`, chosen);
  }

  #readRunbook(): ToPage {
    const text = this.document.getText();
    const { runbook, problems } = parseRunbook(text);
    this.#runbook = runbook;
    this.#broken = problems.some(({ severity }) => severity === 'error');
    const fileName = this.document.uri.path.split('/').at(-1) ?? '';
    return { kind: 'runbook', fileName, runbook, problems: placeProblems(text, problems) };
  }

  #showRunbook(): void {
    this.#post(this.#readRunbook());
  }

  async #showSituation(): Promise<void> {
    const { read, cluster } = await this.#services.clusters.read(this.#folder());
    const runbook = this.#runbook;
    const chosen = runbook === null ? {} : chosenVariables(this.#services.context, runbook);
    this.#post(situationOf({ trusted: workspace.isTrusted, read, cluster, runbook, chosen }));
  }

  #folder(): string | null {
    const folder = workspace.getWorkspaceFolder(this.document.uri) ?? workspace.workspaceFolders?.[0];
    return folder?.uri.scheme === 'file' ? folder.uri.fsPath : null;
  }

  #refuse(message: string): void {
    this.#post({ kind: 'refusal', message });
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.#panel.webview.postMessage(message);
  }
}
