import { allRules } from '../rules/list.ts';
import type { Rule } from '../rules/rule.ts';

/** The rule whose id stands at an offset in a comment that suppresses rules. */
export function suppressedRuleAt(text: string, offset: number): SuppressedRule | undefined {
  return suppressedRules(text, text.lastIndexOf('\n', offset - 1) + 1).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
}

export interface SuppressedRule {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

const COMMENT = /^[ \t]*#[ \t]*openclaw-ignore-(?:next-line|start|end|file)[ \t]+([^\r\n:]+)/;

/** The rules that the comment on the line at an offset names. */
export function suppressedRules(text: string, lineStart: number): readonly SuppressedRule[] {
  const lineEnd = text.indexOf('\n', lineStart);
  const match = COMMENT.exec(text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd));
  const names = match?.[1];
  if (match === null || names === undefined) return [];
  const from = lineStart + match[0].length - names.length;
  return [...names.matchAll(/[^\s,]+/g)].flatMap(({ 0: id, index }) => {
    const rule = allRules.find((one) => one.id === id);
    return rule === undefined ? [] : [{ rule, start: from + index, end: from + index + id.length }];
  });
}
