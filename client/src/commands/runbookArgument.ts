import { Uri } from 'vscode';

/** What a command may be given, by a code lens, a menu, a key binding or another extension. */
export interface RunbookArgument {
  readonly code: string | null;
  readonly uri: Uri | null;
  readonly variables: Readonly<Record<string, string>>;
}

/** Reads an argument of any origin; what does not fit is left out and asked for. */
export function readRunbookArgument(argument: unknown): RunbookArgument {
  if (argument instanceof Uri) return { code: null, uri: argument, variables: {} };
  if (typeof argument !== 'object' || argument === null) return { code: null, uri: null, variables: {} };
  const code = 'code' in argument && typeof argument.code === 'string' ? argument.code : null;
  const given = 'variables' in argument ? argument.variables : null;
  const variables =
    typeof given === 'object' && given !== null
      ? Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      : [];
  return { code, uri: null, variables: Object.fromEntries(variables) };
}
