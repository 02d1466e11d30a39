import type { StepClass } from '../runbook/runbook.ts';
import { awkWrites } from './awk.ts';
import { destroys } from './destroyers.ts';
import { type Judgement, type Reason, raise, type Verdict } from './judgement.ts';
import { readOptions, type Safe, show } from './options.ts';
import { parseScript } from './parse.ts';
import { type ReaderRule, readers } from './readers.ts';
import type { Redirection, Script, SimpleCommand, Word } from './script.ts';
import { sedWrites } from './sed.ts';
import { unwrap } from './wrappers.ts';

/**
 * Finds what a script may do by reading it as the shell would. Only what is certain to read is `read`; a doubt is a
 * change. `safe` are the variables whose values cannot begin with a dash.
 */
export function classifyScript(text: string, safe: Safe = new Set()): Judgement {
  return judge(text, { safe, functions: new Set(), depth: 0 });
}

interface Context {
  readonly safe: Safe;
  /** Functions that the script defines itself; their bodies are judged where they stand. */
  readonly functions: ReadonlySet<string>;
  readonly depth: number;
}

function judge(text: string, context: Context): Judgement {
  const parsed = parseScript(text);
  if (parsed.kind === 'unparsable') {
    const reason: Reason = { class: 'change', message: `cannot be read: ${parsed.reason}`, range: parsed.range };
    return { class: 'change', reasons: [reason] };
  }
  const { script } = parsed;
  const inside: Context = {
    safe: safeInside(context.safe, script),
    functions: new Set([...context.functions, ...script.functions]),
    depth: context.depth + 1,
  };
  const reasons: Reason[] = script.hazards.map((hazard) => ({
    class: 'change',
    message: hazard.reason,
    range: hazard.range,
  }));
  for (const name of script.assigned) pushReason(reasons, judgeAssigned(name.name), name.range);
  for (const command of script.commands) judgeCommand(command, inside, reasons);
  return { class: reasons.reduce<StepClass>((found, reason) => raise(found, reason.class), 'read'), reasons };
}

/** A script that sets a variable makes a value of its own of it. */
function safeInside(safe: Safe, script: Script): Safe {
  const set = new Set(safe);
  for (const { name } of script.assigned) set.delete(name);
  for (const command of script.commands) {
    for (const { name } of command.assignments) set.delete(name);
    for (const word of command.words) set.delete(word.text ?? '');
  }
  return set;
}

function judgeCommand(command: SimpleCommand, context: Context, reasons: Reason[]): void {
  for (const redirection of command.redirections) {
    pushReason(reasons, judgeRedirection(redirection), redirection.target.range);
  }
  for (const { name, range } of command.assignments) pushReason(reasons, judgeAssigned(name), range);
  if (command.words.length > 0) pushReason(reasons, judgeWords(command.words, context), command.range);
}

function pushReason(reasons: Reason[], verdict: Verdict, range: Reason['range']): void {
  if (verdict !== null) reasons.push({ ...verdict, range });
}

function judgeRedirection({ operator, target }: Redirection): Verdict {
  switch (operator) {
    case '<':
    case '<<':
    case '<<-':
      return null;
    case '<&':
    case '>&':
      if (target.text !== null && /^(?:\d+|-)$/.test(target.text)) return null;
  }
  if (operator !== '<>' && target.text !== null && harmlessFiles.has(target.text)) return null;
  return change(`writes to "${show(target)}"`);
}

const harmlessFiles: ReadonlySet<string> = new Set(['/dev/null', '/dev/stdout', '/dev/stderr']);

/** Names in capitals mean something to programs, PATH and LD_PRELOAD above all; those in small letters are the script's. */
function judgeAssigned(name: string): Verdict {
  if (/^[a-z_][a-z0-9_]*$/.test(name) || harmlessNames.has(name)) return null;
  return change(`sets "${name}"; names of a script's own variables are in small letters`);
}

const harmlessNames: ReadonlySet<string> = new Set(['IFS', 'LC_ALL', 'LANG', 'TZ', 'NO_COLOR', 'COLUMNS', 'OPTIND']);

function judgeWords(words: readonly Word[], context: Context): Verdict {
  if (context.depth > maxDepth) return change('nested too deep');
  const [command, ...args] = words;
  const name = command?.text ?? null;
  if (command === undefined || name === null) return change(`the command's name "${show(command)}" is not fixed`);
  if (context.functions.has(name)) return null;
  const program = name.replace(/^(?:\/usr)?(?:\/local)?\/s?bin\//, '');
  return (
    (
      destroys(program, args) ??
      judgeWrapper(program, args, context) ??
      judgeBuiltin(program, args) ??
      judgeReader(program, args, context)
    )?.verdict ?? null
  );
}

const maxDepth = 20;

/** Wraps a verdict so that null can mean "not this kind of command". */
export interface Settled {
  readonly verdict: Verdict;
}

function judgeWrapper(program: string, args: readonly Word[], context: Context): Settled | null {
  const unwrapped = unwrap(program, args, context.safe);
  const deeper = { ...context, depth: context.depth + 1 };
  switch (unwrapped.kind) {
    case 'no-wrapper':
      return null;
    case 'refused':
      return { verdict: change(`${program}: ${unwrapped.reason}`) };
    case 'nothing':
      return { verdict: null };
    case 'command':
      for (const { text, prefix } of unwrapped.assignments) {
        const verdict = judgeAssigned((text ?? prefix).split('=', 1)[0] ?? '');
        if (verdict !== null) return { verdict };
      }
      return { verdict: judgeWords(unwrapped.words, { ...deeper, functions: new Set() }) };
    case 'script': {
      const { class: found, reasons } = judge(unwrapped.script, { ...deeper, functions: new Set() });
      return {
        verdict: found === 'read' ? null : { class: found, message: `${program}: ${reasons[0]?.message ?? ''}` },
      };
    }
  }
}

function judgeBuiltin(program: string, args: readonly Word[]): Settled | null {
  switch (program) {
    case 'test':
    case '[':
      return { verdict: judgeTest(args) };
    case 'set':
      return {
        verdict: args.every((word) => /^[-+][euxfC]+$/.test(word.text ?? '')) ? null : change('set with operands'),
      };
    case 'read':
    case 'export':
    case 'local':
    case 'readonly':
      return { verdict: judgeNames(program, args) };
    case 'sed':
      return { verdict: wrap(program, sedWrites(args)) };
    case 'awk':
      return { verdict: wrap(program, awkWrites(args)) };
    default:
      return null;
  }
}

/** bash evaluates the subscript in `test -v 'a[$(x)]'`, so neither `-v` nor a place where it could hide may stand there. */
function judgeTest(args: readonly Word[]): Verdict {
  let previousDynamic = true;
  for (const word of args) {
    if (word.splits !== 'no') return change(`test: "${show(word)}" may become several words; put it in double quotes`);
    if (word.text === '-v' || word.text === '-R') return change(`test: the operator "${word.text}"`);
    const isDynamic = word.text === null && word.prefix === '';
    if (isDynamic && previousDynamic && args.indexOf(word) > 0) return change('test: an operator that is not fixed');
    previousDynamic = isDynamic;
  }
  const operands = args.filter((word) => word.text !== ']' && word.text !== '!');
  if (operands.length === 2 && operands[0]?.text === null) return change('test: an operator that is not fixed');
  return null;
}

function judgeNames(program: string, args: readonly Word[]): Verdict {
  for (const word of args) {
    if (program === 'read' && word.text === '-r') continue;
    const name = (word.text ?? word.prefix).split('=', 1)[0] ?? '';
    const isName = /^[A-Za-z_]\w*$/.test(name) && word.splits === 'no' && (word.text !== null || word.prefix !== name);
    if (!isName) return change(`${program}: "${show(word)}" is no fixed name`);
    const verdict = judgeAssigned(name);
    if (verdict !== null) return verdict;
  }
  return null;
}

function judgeReader(program: string, args: readonly Word[], context: Context): Settled {
  const rule = readers.get(program);
  if (rule === undefined) return { verdict: change(`"${program}" is not known to read only`) };
  return { verdict: wrap(program, readerObjection(rule, args, context.safe)) };
}

function readerObjection(rule: ReaderRule, args: readonly Word[], safe: Safe): string | null {
  switch (rule.kind) {
    case 'always':
      return null;
    case 'options': {
      const read = readOptions(args, rule.rule, safe);
      return read.kind === 'refused' ? read.reason : null;
    }
    case 'subcommands': {
      const [only] = args;
      if (args.length === 1 && (only?.text === '--version' || only?.text === '--help')) return null;
      const read = readOptions(args, rule.global, safe);
      if (read.kind === 'refused') return read.reason;
      const [first, second, ...rest] = read.operands;
      const two = rule.commands.get(`${first?.text} ${second?.text}`);
      const command = two !== undefined ? two : rule.commands.get(first?.text ?? '');
      if (command === undefined) return `"${show(first)}" is not known to read only`;
      if (command === null) return null;
      const following = two !== undefined ? rest : read.operands.slice(1);
      const inside = readOptions(following, command, safe);
      return inside.kind === 'refused' ? inside.reason : null;
    }
  }
}

function wrap(program: string, objection: string | null): Verdict {
  return objection === null ? null : change(`${program}: ${objection}`);
}

function change(message: string): Verdict {
  return { class: 'change', message };
}
