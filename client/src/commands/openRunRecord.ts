import { type ExtensionContext, FileType, Uri, window, workspace } from 'vscode';
import { possibleRecordsFolders } from '../run/recordsFolder.ts';
import { tell } from './tell.ts';

interface RecordFile {
  readonly label: string;
  readonly description: string;
  readonly file: Uri;
  readonly changed: number;
}

/** Lets the user pick the record of an earlier run, newest first, and opens it. */
export async function openRunRecord(context: ExtensionContext): Promise<void> {
  const found = (await Promise.all(possibleRecordsFolders(context).map(recordsIn))).flat();
  if (found.length === 0) return tell('No run has left a record here yet');
  const items = found.sort((a, b) => b.changed - a.changed);
  const picked = await window.showQuickPick(items, { title: 'Run record', matchOnDescription: true });
  if (picked !== undefined) await window.showTextDocument(await workspace.openTextDocument(picked.file));
}

async function recordsIn(folder: Uri): Promise<readonly RecordFile[]> {
  const runs = (await entriesOf(folder)).filter(([, type]) => type === FileType.Directory);
  const records = runs.map(async ([runId]): Promise<readonly RecordFile[]> => {
    const run = Uri.joinPath(folder, runId);
    if (!(await entriesOf(run)).some(([name]) => name === 'record.jsonl')) return [];
    const file = Uri.joinPath(run, 'record.jsonl');
    const { mtime } = await workspace.fs.stat(file);
    return [{ label: new Date(mtime).toLocaleString(), description: runId, file, changed: mtime }];
  });
  return (await Promise.all(records)).flat();
}

/** A folder that is not there has no entries; most workspaces never had a run. */
async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
