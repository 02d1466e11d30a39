import type { ScriptToRun } from './target.ts';

/**
 * Reads the whole of standard input and runs it, so that the script sees an empty input like everywhere else. It is one
 * constant: neither the script nor a value ever becomes part of a command line that another shell reads.
 */
export const readAndRun = 'eval "$(cat)"';

/** The variables as assignments of quoted texts, then the script. */
export function scriptWithEnvironment({ script, environment, host }: ScriptToRun): string {
  const values = Object.entries({ ...plainOutput, ...environment }).map(
    ([name, value]) => `export ${name}=${quote(value)}`,
  );
  const path = host.path.length === 0 ? [] : [`export PATH=${quote(host.path.join(':'))}:"$PATH"`];
  return `${[...values, ...path, script].join('\n')}\n`;
}

/** Single quotes end only at a single quote, in every shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Asks programs for messages in English and without colours, for which patterns are written. */
export const plainOutput: Readonly<Record<string, string>> = { LC_ALL: 'C', NO_COLOR: '1', TERM: 'dumb' };

/** How the reading shell is started with the rights that the step asks for. */
export function shellArguments({ asRoot, host }: ScriptToRun): readonly string[] {
  const shell = ['/bin/sh', '-c', readAndRun];
  // -n: a question for a password would never be seen.
  return asRoot && host.become === 'sudo' ? ['sudo', '-n', '--', ...shell] : shell;
}
