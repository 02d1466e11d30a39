import { type Disposable, type Event, EventEmitter, type Memento, window, workspace } from 'vscode';
import type { Cluster } from '../../../engine/profile/profile.ts';
import { chooseCluster } from './chooseCluster.ts';
import { type ProfileRead, readProfile } from './readProfile.ts';

const pickedKey = 'openclaw.cluster';

/** The clusters that a user can run against, and which one is in use. */
export class Clusters {
  readonly onDidChange: Event<void>;
  readonly #changed = new EventEmitter<void>();
  readonly #memento: Memento;
  readonly #disposables: readonly Disposable[];

  constructor(memento: Memento) {
    this.#memento = memento;
    this.onDidChange = this.#changed.event;
    const changed = () => this.#changed.fire();
    const watcher = workspace.createFileSystemWatcher('**/.openclaw/clusters.yaml');
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      workspace.onDidGrantWorkspaceTrust(changed),
      workspace.onDidChangeWorkspaceFolders(changed),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('openclaw') && changed()),
      // A profile outside of the workspace, as the practice cluster's is, comes and goes while the user is elsewhere.
      window.onDidChangeWindowState(({ focused }) => focused && changed()),
    ];
  }

  /** The profile for a folder as it is now, and the cluster in use. */
  async read(folder: string | null): Promise<{ readonly read: ProfileRead; readonly cluster: Cluster | null }> {
    const read = await readProfile(folder);
    if (read.kind !== 'found') return { read, cluster: null };
    const setting = workspace.getConfiguration('openclaw').get<string>('cluster', '');
    return { read, cluster: chooseCluster(read.profile, this.#memento.get<string>(pickedKey), setting) };
  }

  async pick(name: string): Promise<void> {
    await this.#memento.update(pickedKey, name);
    this.#changed.fire();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
