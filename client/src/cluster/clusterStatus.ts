import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace } from 'vscode';
import type { Clusters } from './clusters.ts';

/** Shows in the status bar which cluster is in use, and whether it is practice or the real thing. */
export class ClusterStatus {
  readonly #item = window.createStatusBarItem('openclaw.cluster', StatusBarAlignment.Left, 1);
  readonly #clusters: Clusters;
  readonly #subscription: Disposable;
  #latest = 0;

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
    this.#item.name = 'OpenClaw Cluster';
    this.#item.command = 'openclaw.selectCluster';
    this.#subscription = clusters.onDidChange(() => void this.refresh());
  }

  async refresh(): Promise<void> {
    this.#latest += 1;
    const mine = this.#latest;
    const { read, cluster } = await this.#clusters.read(workspace.workspaceFolders?.[0]?.uri.fsPath ?? null);
    // A newer reading is under way: this one would put back what is old.
    if (mine !== this.#latest) return;
    if (read.kind === 'none') return this.#item.hide();
    const broken = read.kind === 'invalid';
    const name = broken ? 'profile has mistakes' : (cluster?.name ?? 'choose a cluster');
    const kind = cluster === null ? '' : cluster.practice ? ' (practice)' : ' (live)';
    const label = cluster?.practice && cluster.name === 'practice' ? 'practice' : `${name}${kind}`;
    this.#item.text = `${broken ? '$(warning)' : cluster?.practice ? '$(beaker)' : '$(server-environment)'} ${label}`;
    this.#item.accessibilityInformation = { label: `OpenClaw cluster: ${name}${kind}`, role: 'button' };
    this.#item.tooltip = new MarkdownString().appendText(`OpenClaw runs against this cluster\n\n${read.path}`);
    this.#item.backgroundColor = broken ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}
