import { type ExtensionContext, window } from 'vscode';
import { ClusterStatus } from './cluster/clusterStatus.ts';
import { Clusters } from './cluster/clusters.ts';
import { registerCommands } from './commands/index.ts';
import { createLanguageClient } from './languageClient.ts';
import { recogniseLogs } from './logLanguage.ts';
import { RunbookEditors } from './notebook/runbookEditor.ts';
import { registerRunReports } from './run/runReports.ts';

let stopRuns: (() => Promise<void>) | undefined;

/** Builds the parts and connects them. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('OpenClaw', { log: true });
  const client = createLanguageClient(context, output);
  const clusters = new Clusters(context.workspaceState);
  const status = new ClusterStatus(clusters);
  const editors = new RunbookEditors({ context, clusters });
  stopRuns = () => editors.dispose();
  context.subscriptions.push(output, clusters, status, recogniseLogs(), registerRunReports());
  context.subscriptions.push(...registerCommands({ context, output, client, clusters, editors }));
  await Promise.all([client.start(), status.refresh()]);
  context.subscriptions.push({ dispose: () => void client.stop() });
}

/** The editor waits for this: no process of a run is left when it returns. */
export async function deactivate(): Promise<void> {
  await stopRuns?.();
}
