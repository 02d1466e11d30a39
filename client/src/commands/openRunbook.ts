import type { CommandServices } from './index.ts';
import { pickRunbook } from './pickRunbook.ts';
import { readRunbookArgument } from './runbookArgument.ts';

/** Opens a runbook as a notebook; nothing runs. */
export async function openRunbook({ context, editors }: CommandServices, argument: unknown): Promise<void> {
  const uri = await pickRunbook(context, readRunbookArgument(argument));
  if (uri !== null) await editors.open(uri);
}
