import { type ExtensionContext, window } from 'vscode';
import { findRecords } from '../run/findRecords.ts';
import { showRunReport } from '../run/runReports.ts';
import { tell } from './tell.ts';

/** Lets the user pick the record of an earlier run, newest first, and shows it as a page. */
export async function openRunRecord(context: ExtensionContext): Promise<void> {
  const records = await findRecords(context);
  if (records.length === 0) return tell('No run has left a record here yet');
  const items = records.map(({ uri, startedAt, title }) => ({
    label: title,
    description: startedAt?.toLocaleString() ?? '',
    uri,
  }));
  const picked = await window.showQuickPick(items, { title: 'Run record', matchOnDescription: true });
  if (picked !== undefined) await showRunReport(picked.uri);
}
