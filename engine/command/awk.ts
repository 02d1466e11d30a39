import type { Word } from './script.ts';

/** Why an awk command may write or run something, or null. */
export function awkWrites(args: readonly Word[]): string | null {
  let index = 0;
  for (; index < args.length; index++) {
    const text = args[index]?.text ?? null;
    const prefix = args[index]?.prefix ?? '';
    if (text === '-F' || text === '-v') {
      if (args[++index]?.splits !== 'no') return `the value of "${text}" may become several words`;
    } else if (/^-[Fv]./.test(prefix) && args[index]?.splits === 'no') continue;
    else break;
  }
  const program = args[index]?.text ?? null;
  if (program === null) return 'its program is not fixed';
  if (program.startsWith('-')) return `the option "${program}"`;
  // gawk looks for options among the files as well, unless it is told to be POSIX.
  const rest = args
    .slice(index + 1)
    .find((word) => word.prefix.startsWith('-') || (word.text === null && word.prefix === ''));
  if (rest !== undefined) return 'an operand that may be an option';
  return isReading(program) ? null : 'its program may write or run something';
}

/**
 * Redirections and pipes need `>` or `|` after a print; functions reached by name need `@`. Strings and patterns are not
 * set apart: `/"/` would make a reader of quotes take the wrong side for a string.
 */
function isReading(program: string): boolean {
  if (/system|getline|@|close|(?<!\|)\|(?!\|)/.test(program)) return false;
  return !program.split(/[;{}\n]/).some((statement) => /print.*>/s.test(statement));
}
