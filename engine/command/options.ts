import type { Word } from './script.ts';

/** Which options keep a program a reader. Anything not listed makes it a change. */
export interface OptionRule {
  /** Options without a value, separated by blanks; `-a` may be joined with others into `-ab`. */
  readonly flags?: string;
  /** Options with a value: `-o x`, `-ox`, `--out x`, `--out=x`. Programs such as openssl write long ones with one dash. */
  readonly values?: string;
  /** What else may stand on the line: nothing, anything that is no option, or these words. */
  readonly operands: 'none' | 'any' | readonly string[];
  /** One of these options must be there. */
  readonly required?: string;
  /** Long options begin with one dash, so that `-noout` is not `-n -o -o …`. */
  readonly singleDash?: boolean;
  /** Values that are only harmless when they satisfy this. */
  readonly checkValue?: (option: string, value: Word) => string | null;
  /** An objection to an operand, or null. */
  readonly checkOperand?: (operand: Word) => string | null;
  /** Options end at the first operand, as where what follows belongs to another program. */
  readonly stopAtOperand?: boolean;
}

export interface ReadOptions {
  readonly operands: readonly Word[];
  readonly options: ReadonlyMap<string, Word | null>;
}

export type OptionsRead = { readonly kind: 'read' } & ReadOptions;
export type OptionsRefused = { readonly kind: 'refused'; readonly reason: string };

/** Variables whose values cannot begin with a dash, so that they never are an option. */
export type Safe = ReadonlySet<string>;

/** Goes through a program's words by its rule, the way getopt does. */
export function readOptions(words: readonly Word[], rule: OptionRule, safe: Safe): OptionsRead | OptionsRefused {
  const flags = new Set((rule.flags ?? '').split(' '));
  const values = new Set((rule.values ?? '').split(' '));
  const options = new Map<string, Word | null>();
  const operands: Word[] = [];
  let onlyOperands = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (mayHideOption(word)) {
      return refused(`"${show(word)}" may become several words; put it in double quotes`);
    }
    if (onlyOperands || !mayBeOption(word, safe)) {
      operands.push(word);
      if (rule.stopAtOperand === true) return { kind: 'read', operands: words.slice(index), options };
      continue;
    }
    if (word.text === '--') {
      onlyOperands = true;
      continue;
    }
    if (word.prefix === '' && word.text === null) {
      return refused('a variable where an option could stand; give it a pattern or put "--" before it');
    }
    const parsed = splitOption(word, flags, values, rule.singleDash === true);
    if (parsed === null) return refused(`the option "${word.text ?? `${word.prefix}…`}"`);
    for (const flag of parsed.flags) options.set(flag, null);
    if (parsed.option === null) continue;
    const value = parsed.value ?? words[++index];
    if (value === undefined) return refused(`the option "${parsed.option}" without its value`);
    if (value.splits !== 'no')
      return refused(`the value of "${parsed.option}" may become several words; put it in double quotes`);
    const objection = rule.checkValue?.(parsed.option, value) ?? null;
    if (objection !== null) return refused(objection);
    options.set(parsed.option, value);
  }
  if (rule.required !== undefined && !rule.required.split(' ').some((option) => options.has(option))) {
    return refused(`no ${rule.required.split(' ').join(' or ')}`);
  }
  const objection = checkOperands(operands, rule);
  return objection === null ? { kind: 'read', operands, options } : refused(objection);
}

interface SplitOption {
  readonly flags: readonly string[];
  readonly option: string | null;
  readonly value: Word | null;
}

function mayBeOption(word: Word, safe: Safe): boolean {
  if (word.text !== null) return word.text.startsWith('-') && word.text !== '-';
  if (word.leading !== null && word.splits === 'no' && safe.has(word.leading)) return false;
  return word.prefix === '' || word.prefix.startsWith('-');
}

function mayHideOption(word: Word): boolean {
  return word.splits === 'fields' || (word.splits === 'names' && word.prefix === '');
}

function splitOption(
  word: Word,
  flags: ReadonlySet<string>,
  values: ReadonlySet<string>,
  singleDash: boolean,
): SplitOption | null {
  const text = word.text ?? word.prefix;
  const isFixed = word.text !== null;
  if (isFixed && flags.has(text)) return { flags: [text], option: null, value: null };
  if (isFixed && values.has(text)) return { flags: [], option: text, value: null };
  const equals = text.indexOf('=');
  if (equals > 0 && (text.startsWith('--') || singleDash)) {
    const option = text.slice(0, equals);
    return values.has(option) ? { flags: [], option, value: rest(word, equals + 1) } : null;
  }
  if (text.startsWith('--') || singleDash) return null;
  // A cluster of short ones: flags, then perhaps an option whose value is the rest of the word.
  const seen: string[] = [];
  for (let at = 1; at < text.length; at++) {
    const option = `-${text[at]}`;
    if (values.has(option)) {
      const value = at + 1 < text.length || !isFixed ? rest(word, at + 1) : null;
      return { flags: seen, option, value };
    }
    if (!flags.has(option)) return null;
    seen.push(option);
  }
  return isFixed ? { flags: seen, option: null, value: null } : null;
}

function rest(word: Word, from: number): Word {
  return { ...word, text: word.text === null ? null : word.text.slice(from), prefix: word.prefix.slice(from) };
}

function checkOperands(operands: readonly Word[], rule: OptionRule): string | null {
  const { operands: allowed } = rule;
  if (allowed === 'none') return operands.length === 0 ? null : `the operand "${show(operands[0])}"`;
  if (allowed === 'any') {
    return operands.reduce<string | null>((found, operand) => found ?? rule.checkOperand?.(operand) ?? null, null);
  }
  const unknown = operands.find((operand) => operand.text === null || !allowed.includes(operand.text));
  return unknown === undefined ? null : `the operand "${show(unknown)}"`;
}

/** A word as far as it is known, for a message. */
export function show(word: Word | undefined): string {
  return word?.text ?? `${word?.prefix ?? ''}…`;
}

function refused(reason: string): OptionsRefused {
  return { kind: 'refused', reason };
}
