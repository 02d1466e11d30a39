import type { ExtensionContext } from 'vscode';
import type { Runbook } from '../../../engine/runbook/runbook.ts';

/** What the user chose for the variables of a runbook in this workspace. Secrets are never kept. */
export function chosenVariables(context: ExtensionContext, runbook: Runbook): Readonly<Record<string, string>> {
  return context.workspaceState.get<Readonly<Record<string, string>>>(`openclaw.variables.${runbook.code}`, {});
}
