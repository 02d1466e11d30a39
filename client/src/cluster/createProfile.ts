import { SnippetString, Uri, window, workspace } from 'vscode';

// Placeholders lead through what has to be filled in; an unsaved file, so that nothing is made by looking at it.
const snippet = `# The clusters that runbooks run against.
clusters:
  \${1:production}:
    default: true
    hosts:
      \${2:worker-01}:
        role: worker
        via: { ssh: \${3:worker-01.example.com} }
        become: sudo
      \${4:manager}:
        role: manager
        via: { ssh: \${5:manager.example.com} }
        become: sudo
      \${6:laptop}:
        role: control
        via: local
$0`;

/** Opens a new `.openclaw/clusters.yaml` to be filled in; why not, where that cannot be. */
export async function createProfile(): Promise<string | null> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) return 'Open a folder first: a cluster profile belongs to a workspace';
  const file = Uri.joinPath(folder.uri, '.openclaw', 'clusters.yaml').with({ scheme: 'untitled' });
  const editor = await window.showTextDocument(await workspace.openTextDocument(file));
  if (editor.document.getText() === '') await editor.insertSnippet(new SnippetString(snippet));
  return null;
}
