import type { ExtensionContext } from 'vscode';
import type { Clusters } from '../cluster/clusters.ts';

/** What every notebook is given. */
export interface NotebookServices {
  readonly context: ExtensionContext;
  readonly clusters: Clusters;
  /** A run of a notebook started, went on or ended. */
  readonly onRunChange: () => void;
}
