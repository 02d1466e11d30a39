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
      if (word?.prefix === '' || word?.splits === 'fields') return 'an operand that may be an option';
    } else if (!operandsOnly && text.startsWith('-') && text !== '-') return `the option "${text}"`;
    else if (scripts.length === 0 && !hasExpression) scripts.push(text);
  }
  return scripts.every(isReading) ? null : 'its script may do more than print';
}

function isReading(script: string): boolean {
  const address = String.raw`(?:\d+|\$|/(?:[^/\\\n]|\\.)*/I?)`;
  const command = new RegExp(
    String.raw`[\s;{}]*(?:${address}(?:,[+~]?${address})?\s*!?\s*)?(?:[pdq=nhHgGxDPN]|\}|s([^\\\n\w\s])(?:(?!\1)[^\\\n]|\\.)*\1(?:(?!\1)[^\\\n]|\\.)*\1[gpiI\d]*)?\s*(?:[;\n}]|$)`,
    'y',
  );
  const opened = new RegExp(String.raw`[\s;]*(?:${address}(?:,[+~]?${address})?\s*!?\s*)?\{`, 'y');
  let at = 0;
  while (at < script.length) {
    opened.lastIndex = at;
    command.lastIndex = at;
    const match = opened.exec(script) ?? command.exec(script);
    if (match === null || match[0] === '') return false;
    at += match[0].length;
  }
  return true;
}
