import { commands, TabInputCustom, Uri, window } from 'vscode';

/** Opens the runbook that is in front, or the one given, as the text that it is. */
export async function openAsText(argument: unknown): Promise<void> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = argument instanceof Uri ? argument : input instanceof TabInputCustom ? input.uri : null;
  if (uri !== null) await commands.executeCommand('vscode.openWith', uri, 'default');
}
