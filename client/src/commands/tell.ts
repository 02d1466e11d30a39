import { window } from 'vscode';

/** Shows why something could not be done, where there is a reason. */
export function tell(reason: string | null): void {
  if (reason !== null) void window.showWarningMessage(reason);
}
