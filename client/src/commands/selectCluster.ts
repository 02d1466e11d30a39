import { window, workspace } from 'vscode';
import { createProfile } from '../cluster/createProfile.ts';
import { workersOf } from '../cluster/situation.ts';
import type { CommandServices } from './index.ts';
import { tell } from './tell.ts';

/** Lets the user pick the cluster that runbooks run against. */
export async function selectCluster({ clusters }: CommandServices): Promise<void> {
  const { read, cluster } = await clusters.read(workspace.workspaceFolders?.[0]?.uri.fsPath ?? null);
  switch (read.kind) {
    case 'none': {
      const create = 'Create a Cluster Profile';
      const answer = await window.showInformationMessage('There is no cluster profile yet', create);
      return answer === create ? tell(await createProfile()) : undefined;
    }
    case 'invalid':
      await window.showTextDocument(await workspace.openTextDocument(read.path));
      return;
    case 'found': {
      const items = read.profile.clusters.map((one) => ({
        label: `${one.practice ? '$(beaker)' : '$(server-environment)'} ${one.name}`,
        description: `${one.practice ? 'practice' : 'live'}${one.name === cluster?.name ? ', in use' : ''}`,
        detail: workersOf(one).join(', '),
        name: one.name,
      }));
      const picked = await window.showQuickPick(items, { title: 'Cluster that runbooks run against' });
      if (picked !== undefined) await clusters.pick(picked.name);
    }
  }
}
