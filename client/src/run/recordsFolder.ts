import { type ExtensionContext, Uri, workspace } from 'vscode';

/**
 * Where the records of runs go: `.openclaw/runs` of the workspace, where it is trusted and can be written, else the
 * extension's own storage. Makes the folder.
 */
export async function recordsFolder(context: ExtensionContext, near: Uri): Promise<Uri> {
  const folder = workspace.getWorkspaceFolder(near) ?? workspace.workspaceFolders?.[0];
  if (workspace.isTrusted && folder?.uri.scheme === 'file') {
    const wanted = Uri.joinPath(folder.uri, '.openclaw', 'runs');
    if (await canMake(wanted)) return wanted;
  }
  const own = Uri.joinPath(context.globalStorageUri, 'runs');
  await workspace.fs.createDirectory(own);
  return own;
}

/** The folders in which records may lie, whether or not they exist. */
export function possibleRecordsFolders(context: ExtensionContext): readonly Uri[] {
  const inWorkspace = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, '.openclaw', 'runs'));
  return [...inWorkspace, Uri.joinPath(context.globalStorageUri, 'runs')];
}

async function canMake(folder: Uri): Promise<boolean> {
  try {
    await workspace.fs.createDirectory(folder);
    return true;
  } catch {
    // A workspace that cannot be written, such as a mounted image, is no failure: the records go elsewhere.
    return false;
  }
}
