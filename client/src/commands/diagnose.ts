import type { CommandServices } from './index.ts';
import { pickRunbook } from './pickRunbook.ts';
import { readRunbookArgument } from './runbookArgument.ts';

/** Opens a runbook and runs its diagnosis; what is not given is asked for. */
export async function diagnose({ context, editors }: CommandServices, argument: unknown): Promise<void> {
  const wanted = readRunbookArgument(argument);
  const uri = await pickRunbook(context, wanted);
  if (uri === null) return;
  const panel = await editors.open(uri);
  await panel.start({ kind: 'diagnose' }, wanted.variables);
}
