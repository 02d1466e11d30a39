import { type ExtensionContext, FileType, Uri, workspace } from 'vscode';
import { parseRunbook } from '../../engine/runbook/parse.ts';

/** A runbook that can be opened. */
export interface RunbookFile {
  readonly uri: Uri;
  readonly code: string;
  readonly title: string;
}

/** The workspace's runbooks, then those that come with the extension; of two with one code the workspace's counts. */
export async function findRunbooks(context: ExtensionContext): Promise<readonly RunbookFile[]> {
  const inWorkspace = await workspace.findFiles('**/*.runbook.md', '**/node_modules/**', 500);
  const shipped = await shippedRunbooks(Uri.joinPath(context.extensionUri, 'runbooks'));
  const read = await Promise.all([...inWorkspace.toSorted(byPath), ...shipped.toSorted(byPath)].map(readRunbook));
  const byCode = new Map<string, RunbookFile>();
  for (const file of read) if (file !== null && !byCode.has(file.code)) byCode.set(file.code, file);
  return [...byCode.values()];
}

function byPath(a: Uri, b: Uri): number {
  return a.path < b.path ? -1 : 1;
}

async function shippedRunbooks(folder: Uri): Promise<readonly Uri[]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries
    .filter(([name, type]) => type === FileType.File && name.endsWith('.runbook.md'))
    .map(([name]) => Uri.joinPath(folder, name));
}

async function readRunbook(uri: Uri): Promise<RunbookFile | null> {
  const { runbook } = parseRunbook(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  return runbook === null ? null : { uri, code: runbook.code, title: runbook.title };
}
