import type { Word } from './script.ts';

/** Why a sed command may write, or null. Only scripts of `s`, `p`, `d`, `q` and `=` with addresses are followed. */
export function sedWrites(args: readonly Word[]): string | null {
  const scripts: string[] = [];
  let hasExpression = false;
  let operandsOnly = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    const text = word?.text ?? null;
    if (text === '--' && !operandsOnly) operandsOnly = true;
    else if (!operandsOnly && text !== null && /^-[nErsuz]+$/.test(text)) continue;
    else if (!operandsOnly && text === '-e') {
      hasExpression = true;
      const expression = args[++index]?.text ?? null;
      if (expression === null) return 'its script is not fixed';
      scripts.push(expression);
    } else if (text === null) {
      if (scripts.length === 0) return 'its script is not fixed';
      if (!operandsOnly && (word?.prefix === '' || word?.splits !== 'no')) return 'an operand that may be an option';
    } else if (!operandsOnly && text.startsWith('-') && text !== '-') return `the option "${text}"`;
    else if (scripts.length === 0 && !hasExpression) scripts.push(text);
  }
  return scripts.every(isReading) ? null : 'its script may do more than print';
}

function isReading(script: string): boolean {
  let at = 0;
  while (at < script.length) {
    opening.lastIndex = at;
    command.lastIndex = at;
    const match = opening.exec(script) ?? command.exec(script);
    if (match === null || match[0] === '') return false;
    at += match[0].length;
  }
  return true;
}

// Implementations disagree whether a delimiter inside brackets ends the expression, so none may stand there.
const address = String.raw`(?:\d+|\$|/(?:[^/\\\n[]|\\.|\[[^/\\\n\]]+\])*/I?)`;
const addresses = String.raw`(?:${address}(?:,[+~]?${address})?\s*!?\s*)?`;
const substitution = String.raw`s([^\\\n\w\s[])(?:(?!\1)[^\\\n[]|\\.|\[(?:(?!\1)[^\\\n\]])+\])*\1(?:(?!\1)[^\\\n]|\\.)*\1[gpiI\d]*`;
const opening = new RegExp(String.raw`[\s;]*${addresses}\{`, 'y');
const command = new RegExp(
  String.raw`[\s;]*${addresses}(?:[pdq=nhHgGxDPN]|\}|${substitution}|)\s*(?:[;\n]|(?=\})|$)`,
  'y',
);
