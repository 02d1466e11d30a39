import { RE2JS, RE2JSSyntaxException } from 're2js';

export type Compiled =
  | { readonly kind: 'pattern'; readonly matches: (text: string) => boolean }
  /** `start` and `end` tell the offending fragment. */
  | { readonly kind: 'invalid'; readonly says: string; readonly start: number; readonly end: number };

/** Compiles a pattern as the product does, which is written in Go: RE2. Matching is unanchored, as `MatchString` is. */
export function compileRe2(pattern: string): Compiled {
  try {
    const compiled = RE2JS.compile(pattern);
    return { kind: 'pattern', matches: (text) => compiled.test(text) };
  } catch (error) {
    // Any other exception is the compiler's stack that ran out on a pattern nested some thousand levels deep.
    if (!(error instanceof RE2JSSyntaxException)) {
      return { kind: 'invalid', says: 'is nested too deep', start: 0, end: pattern.length };
    }
    const fragment = error.input ?? '';
    return { kind: 'invalid', says: explain(error.error, fragment), ...placeOf(pattern, fragment, error.error) };
  }
}

/** Where the mistake is: the compiler gives its text alone, which may also stand before it in another meaning. */
function placeOf(pattern: string, fragment: string, error: string): { start: number; end: number } {
  const tokens = [...tokensOf(pattern)];
  const at = (start: number, length: number) => ({ start, end: Math.min(start + Math.max(length, 1), pattern.length) });
  if (error.startsWith('missing closing ]')) return at(pattern.length - fragment.length, fragment.length);
  if (error.startsWith('missing closing )')) return at(unmatched(pattern, tokens, '('), 1);
  if (error.startsWith('unexpected )')) return at(unmatched(pattern, tokens, ')'), 1);
  if (error.startsWith('duplicate capture')) return at(pattern.lastIndexOf(`<${fragment}>`) + 1, fragment.length);
  if (error.startsWith('trailing backslash')) return at(pattern.length - 1, 1);
  const wantsClass = error.startsWith('invalid character class range') && !/^\\[pP]/.test(fragment);
  const token = tokens.find(({ start, inClass }) => inClass === wantsClass && pattern.startsWith(fragment, start));
  const start = token?.start ?? Math.max(pattern.indexOf(fragment), 0);
  const look = /^\(\?<?[=!]/.exec(fragment)?.[0];
  return at(start, fragment === '' ? pattern.length : (look ?? fragment).length);
}

interface Token {
  readonly start: number;
  readonly inClass: boolean;
}

/** The offsets at which something of its own begins: an escape is one, a bracket inside of a class is a character. */
function* tokensOf(pattern: string): Generator<Token> {
  let inClass = false;
  for (let at = 0; at < pattern.length; at += pattern[at] === '\\' ? 2 : 1) {
    const character = pattern[at];
    yield { start: at, inClass };
    if (inClass) {
      if (character === ']') inClass = false;
    } else if (character === '[') {
      inClass = true;
      // A bracket directly behind the opening one, or behind its `^`, stands for itself.
      if (pattern[at + 1] === ']') at += 1;
      else if (pattern.startsWith('^]', at + 1)) at += 2;
    }
  }
}

/** The parenthesis without its other half: the last that opens and never closes, or the first that closes nothing. */
function unmatched(pattern: string, tokens: readonly Token[], which: '(' | ')'): number {
  const open: number[] = [];
  for (const { start, inClass } of tokens) {
    if (inClass) continue;
    if (pattern[start] === '(') open.push(start);
    else if (pattern[start] === ')' && open.pop() === undefined && which === ')') return start;
  }
  return open.at(-1) ?? 0;
}

function explain(error: string, fragment: string): string {
  if (/^\(\?(?:=|!|<=|<!)/.test(fragment)) {
    return `uses "${fragment.slice(0, fragment.startsWith('(?<') ? 4 : 3)}"; RE2, which OpenClaw uses, has no lookaround`;
  }
  if (/^\\[1-9]/.test(fragment)) return `uses the back-reference "${fragment}", which RE2 does not have`;
  if (fragment.startsWith('(?>')) return 'uses an atomic group "(?>", which RE2 does not have';
  if (/^[*+?}]\+$/.test(fragment)) return `uses the possessive "${fragment}", which RE2 does not have`;
  if (fragment === '\\Z') return 'uses "\\Z"; write "\\z" or "$" for the end';
  if (error.startsWith('missing closing ]')) return 'has a "[" that is not closed';
  if (error.startsWith('missing closing )')) return 'has a "(" that is not closed';
  if (error.startsWith('unexpected )')) return 'has a ")" that closes nothing';
  if (error.startsWith('invalid repeat count')) return `repeats "${fragment}", which is out of order or above 1000`;
  if (error.startsWith('invalid character class range'))
    return `has "${fragment}", which is no range or class of characters`;
  if (error.startsWith('missing argument to repetition')) return `has "${fragment}" with nothing before it to repeat`;
  return `is no RE2: ${error}${fragment === '' ? '' : ` at "${fragment}"`}`;
}
