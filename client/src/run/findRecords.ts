import { type ExtensionContext, FileType, Uri, workspace } from 'vscode';
import { readRecord } from '../../../engine/record/read.ts';
import { summarize } from '../../../engine/report/summary.ts';
import { sha256 } from '../../../engine/system.ts';
import { possibleRecordsFolders } from './recordsFolder.ts';

/** A run that left a record. */
export interface RecordFile {
  readonly uri: Uri;
  readonly startedAt: Date | null;
  /** Such as `clw-worker-unreachable: diagnose on practice, completed`. */
  readonly title: string;
}

// Further back, a list is no longer read by anyone.
const mostRecords = 100;

/** The records of the workspace's and the extension's own runs, newest first. */
export async function findRecords(context: ExtensionContext): Promise<readonly RecordFile[]> {
  const folders = await Promise.all(possibleRecordsFolders(context).map(runsIn));
  // A run's id begins with its time.
  const runs = folders.flat().sort((a, b) => (a.runId < b.runId ? 1 : -1));
  const found = await Promise.all(runs.slice(0, mostRecords).map(({ folder }) => readTitle(folder)));
  return found.filter((record) => record !== null);
}

async function runsIn(folder: Uri): Promise<readonly { readonly runId: string; readonly folder: Uri }[]> {
  const runs = (await entriesOf(folder)).filter(([, type]) => type === FileType.Directory);
  return runs.map(([runId]) => ({ runId, folder: Uri.joinPath(folder, runId) }));
}

async function readTitle(folder: Uri): Promise<RecordFile | null> {
  if (!(await entriesOf(folder)).some(([name]) => name === 'record.jsonl')) return null;
  const uri = Uri.joinPath(folder, 'record.jsonl');
  const { events } = readRecord(new TextDecoder().decode(await workspace.fs.readFile(uri)), sha256);
  const { started, finished } = summarize(events);
  if (started === null) return { uri, startedAt: null, title: 'A run that was interrupted at once' };
  const title = `${started.code}: ${started.intent} on ${started.cluster}, ${finished?.status ?? 'interrupted'}`;
  return { uri, startedAt: new Date(started.at), title };
}

/** A folder that is not there has no entries; most workspaces never had a run. */
async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
