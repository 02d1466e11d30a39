import { type ExtensionContext, type Uri, window } from 'vscode';
import { findRunbooks } from '../runbooks.ts';
import type { RunbookArgument } from './runbookArgument.ts';
import { tell } from './tell.ts';

/** The runbook that the argument names, else the one that the user picks; null where there is none. */
export async function pickRunbook(context: ExtensionContext, argument: RunbookArgument): Promise<Uri | null> {
  if (argument.uri !== null) return argument.uri;
  const runbooks = await findRunbooks(context);
  if (argument.code !== null) {
    const found = runbooks.find(({ code }) => code === argument.code);
    if (found === undefined) tell(`There is no runbook for "${argument.code}" in the workspace or the extension`);
    return found?.uri ?? null;
  }
  const items = runbooks.map(({ uri, code, title }) => ({ label: code, description: title, uri }));
  const picked = await window.showQuickPick(items, { title: 'Runbook', matchOnDescription: true });
  return picked?.uri ?? null;
}
