import { nearest } from '../../schemas/nearest.ts';
import { FUNCTIONS } from './functions.ts';
import type { Promql } from './promql.ts';

/** Where and why Prometheus cannot read an expression. Offsets in the expression. */
export interface PromqlError {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What should stand at the place instead, where that is clear. */
  readonly replacement?: string;
}

/** The first place at which the expression is no PromQL. */
export function findSyntaxError({ tree, text }: Promql): PromqlError | undefined {
  if (text.trim() === '') return { from: 0, to: text.length, message: 'the expression is empty; expected PromQL' };
  const open = findUnclosedString(text);
  if (open !== undefined)
    return { from: open, to: text.length, message: `the text that begins with ${text[open]} is not closed` };
  let error: { from: number; to: number } | undefined;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && error === undefined) error = { from, to };
    },
  });
  // Prometheus 2 knows it; 3 calls it double_exponential_smoothing, and so does the grammar.
  if (error === undefined || /\bholt_winters\s*\(/.test(text)) return undefined;
  return findBracket(text) ?? describe(text, error);
}

function describe(text: string, { from, to }: { from: number; to: number }): PromqlError {
  const before = text.slice(0, from).trimEnd();
  const rest = text.slice(from).trimStart();
  if (rest === '') return { from, to: from, message: 'the expression ends where a value is expected' };
  const called = /([A-Za-z_]\w*)$/.exec(before)?.[1];
  if (rest.startsWith('(') && called !== undefined && !KEYWORDS.has(called))
    return unknownFunction(called, before.length);
  const word = /^(?:[\w:.]+|[^\s\w]+)/.exec(rest)?.[0] ?? rest;
  const start = text.length - rest.length;
  const place = { from: start, to: Math.max(to, start + word.length) };
  if (/[{,]\s*\w+\s*(?:=~|!~|!=|=)$/.test(before) && /^\w/.test(word))
    return {
      ...place,
      message: `the value of a label must be quoted; expected "${word}" in quotes`,
      replacement: `"${word}"`,
    };
  if (/\[[^\]]*$/.test(before)) {
    const from = before.lastIndexOf('[') + 1;
    const duration = /^[^\]:]*/.exec(text.slice(from))?.[0].trim() ?? '';
    return {
      from,
      to: from + duration.length,
      message: `"${duration}" is no duration; expected numbers with units as in 5m or 1h30m`,
    };
  }
  const operator = OPERATORS[word];
  if (operator !== undefined)
    return {
      from: start,
      to: start + word.length,
      message: `PromQL has no operator "${word}"; expected "${operator}"`,
      replacement: operator,
    };
  return { ...place, message: `unexpected "${word}"${before === '' ? '' : ` after "${lastWord(before)}"`}` };
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'by',
  'without',
  'on',
  'ignoring',
  'offset',
  'bool',
  'and',
  'or',
  'unless',
]);

/** What other languages write for it. */
const OPERATORS: Readonly<Record<string, string>> = { '=': '==', '&&': 'and', '||': 'or', '<>': '!=', '===': '==' };

function lastWord(text: string): string {
  return /[\w:.]+$|[^\s\w]+$/.exec(text)?.[0] ?? text;
}

function unknownFunction(name: string, end: number): PromqlError {
  const near = nearest(name, FUNCTIONS.keys());
  const hint = near === undefined ? 'expected one of Prometheus’ functions' : `did you mean "${near}"`;
  return {
    from: end - name.length,
    to: end,
    message: `there is no function "${name}"; ${hint}`,
    ...(near === undefined ? {} : { replacement: near }),
  };
}

function findUnclosedString(text: string): number | undefined {
  let at = 0;
  while (at < text.length) {
    const end = skipToken(text, at);
    if (end === undefined) return at;
    at = end;
  }
  return undefined;
}

/** The first bracket that has no partner. */
function findBracket(text: string): PromqlError | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at = skipToken(text, at) ?? text.length) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) open.push(at);
    const partner = PARTNERS[character];
    if (partner === undefined) continue;
    const last = open.pop();
    if (last === undefined || text[last] !== partner)
      return { from: at, to: at + 1, message: `"${character}" closes nothing; expected "${partner}" before it` };
  }
  const last = open.at(-1);
  return last === undefined ? undefined : { from: last, to: last + 1, message: `"${text[last]}" is not closed` };
}

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The end of the text, comment or single character that starts here; undefined for a text without an end. */
function skipToken(text: string, at: number): number | undefined {
  const character = text[at];
  if (character === '#') {
    const lineBreak = text.indexOf('\n', at);
    return lineBreak === -1 ? text.length : lineBreak;
  }
  if (character !== '"' && character !== "'" && character !== '`') return at + 1;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === character) return end + 1;
    if (text[end] === '\\' && character !== '`') end += 1;
    else if (text[end] === '\n' && character !== '`') return undefined;
  }
  return undefined;
}
