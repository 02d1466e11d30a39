import { type OptionRule, readOptions, type Safe, show } from './options.ts';
import type { Word } from './script.ts';

/** What a program that starts another program starts. */
export type Unwrapped =
  | { readonly kind: 'no-wrapper' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'command'; readonly words: readonly Word[]; readonly assignments: readonly Word[] }
  | { readonly kind: 'script'; readonly script: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Takes away `sudo`, `env`, `timeout` and the like, so that what they start can be judged. */
export function unwrap(program: string, args: readonly Word[], safe: Safe): Unwrapped {
  switch (program) {
    case 'sh':
    case 'bash':
    case 'dash':
      return shell(args);
    case 'command':
      return args[0]?.text === '-v' || args[0]?.text === '-V' ? { kind: 'nothing' } : started(args, plain, safe);
    case 'exec':
      return started(args, plain, safe);
    case 'nohup':
    case 'setsid':
      return started(args, plain, safe);
    case 'nice':
      return started(args, { values: '-n', operands: 'any' }, safe);
    case 'ionice':
      return started(args, { values: '-c -n', operands: 'any' }, safe);
    case 'stdbuf':
      return started(args, { values: '-o -e -i', operands: 'any' }, safe);
    case 'env':
      return withAssignments(started(args, { flags: '-i', values: '-u', operands: 'any' }, safe));
    case 'sudo':
      return withAssignments(started(args, { flags: '-n -H -E', values: '-u -g', operands: 'any' }, safe));
    case 'timeout':
      return timeout(
        started(args, { flags: '--foreground --preserve-status -v', values: '-k -s', operands: 'any' }, safe),
      );
    case 'xargs':
      return xargs(args, safe);
    case 'kubectl':
    case 'docker':
    case 'crictl':
      return exec(program, args, safe);
    default:
      return { kind: 'no-wrapper' };
  }
}

const plain: OptionRule = { operands: 'any' };

function started(args: readonly Word[], rule: OptionRule, safe: Safe): Unwrapped {
  const read = readOptions(args, { ...rule, stopAtOperand: true }, safe);
  if (read.kind === 'refused') return read;
  return read.operands.length === 0 ? { kind: 'nothing' } : { kind: 'command', words: read.operands, assignments: [] };
}

function withAssignments(unwrapped: Unwrapped): Unwrapped {
  if (unwrapped.kind !== 'command') return unwrapped;
  const first = unwrapped.words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.text ?? word.prefix));
  const assignments = first < 0 ? unwrapped.words : unwrapped.words.slice(0, first);
  if (assignments.some((word) => word.splits !== 'no')) return { kind: 'refused', reason: 'a value without quotes' };
  return { kind: 'command', words: first < 0 ? [] : unwrapped.words.slice(first), assignments };
}

function timeout(unwrapped: Unwrapped): Unwrapped {
  if (unwrapped.kind !== 'command') return unwrapped;
  const [duration, ...words] = unwrapped.words;
  if (duration?.splits !== 'no') return { kind: 'refused', reason: `"${show(duration)}" is no fixed duration` };
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'command', words, assignments: [] };
}

/** `sh -c` with a fixed script; anything else would need the text of a file. */
function shell(args: readonly Word[]): Unwrapped {
  const script = args[1]?.text ?? null;
  if (args[0]?.text !== '-c' || script === null) return { kind: 'refused', reason: 'what it runs is not fixed' };
  return { kind: 'script', script };
}

/** What arrives on standard input becomes words that nobody knows, anywhere after the fixed ones. */
function xargs(args: readonly Word[], safe: Safe): Unwrapped {
  const rule: OptionRule = { flags: '-0 -r -t', values: '-n -L -P -d', operands: 'any', stopAtOperand: true };
  const read = readOptions(args, rule, safe);
  if (read.kind === 'refused') return read;
  const last = args.at(-1);
  if (read.operands.length === 0 || last === undefined) return { kind: 'nothing' };
  const unknown: Word = { text: null, prefix: '', leading: null, splits: 'fields', range: last.range };
  return { kind: 'command', words: [...read.operands, unknown], assignments: [] };
}

function exec(program: string, args: readonly Word[], safe: Safe): Unwrapped {
  const values = '-n --namespace --context --request-timeout -c --container -H --host -u --user -w --workdir -e --env';
  const before = readOptions(args, { values, operands: 'any', stopAtOperand: true }, safe);
  if (before.kind === 'refused' || before.operands[0]?.text !== 'exec') return { kind: 'no-wrapper' };
  const rule: OptionRule = { flags: '-i -t --stdin --tty', values, operands: 'any', stopAtOperand: true };
  const target = readOptions(before.operands.slice(1), rule, safe);
  if (target.kind === 'refused') return target;
  const rest = target.operands.slice(1);
  if (program !== 'kubectl')
    return rest.length === 0 ? { kind: 'nothing' } : { kind: 'command', words: rest, assignments: [] };
  // kubectl takes options up to "--", and only what follows it is the command for certain.
  const separator = rest.findIndex((word) => word.text === '--');
  if (separator < 0) return { kind: 'refused', reason: 'exec needs "--" before the command' };
  const between = readOptions(rest.slice(0, separator), { ...rule, operands: 'none', stopAtOperand: false }, safe);
  if (between.kind === 'refused') return between;
  return { kind: 'command', words: rest.slice(separator + 1), assignments: [] };
}
