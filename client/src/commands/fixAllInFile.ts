import { commands } from 'vscode';

/** Applies every safe fix to the file in front. */
export async function fixAllInFile(): Promise<void> {
  await commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.openclaw', apply: 'first' });
}
