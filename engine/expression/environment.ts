import { Environment } from '@marcbachmann/cel-js';
import { parseDuration } from '../format/duration.ts';
import { parseDate } from './date.ts';

/** What an expression may speak of. */
export interface Scope {
  /** Variables and captures, all of them texts. */
  readonly names: Iterable<string>;
  /** `result`: the step has run, so there are an exit code and output. `before`: as in `when`, there is neither. */
  readonly moment: 'result' | 'before';
}

/** What the functions of an expression look at. */
export interface Facts {
  /** How many lines of the output match. */
  readonly countLines: (pattern: string) => number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A mistake that the evaluation met; it makes the step inconclusive and never the run fail. */
export class ExpressionError extends Error {}

/** The CEL environment of the format. */
export function expressionEnvironment(scope: Scope, facts: Facts): Environment {
  const environment = new Environment({ limits: { maxDepth: 60, maxAstNodes: 2000 } });
  for (const name of new Set(scope.names)) {
    if (isName(name)) environment.registerVariable(name, 'string');
  }
  environment
    .registerFunction('daysUntil(string): double', (text: string) => daysUntil(text, facts.now))
    .registerFunction('seconds(string): double', seconds)
    .registerFunction('number(string): double', number);
  if (scope.moment === 'before') return environment;
  return environment
    .registerVariable('exitCode', 'int')
    .registerFunction('line(string): bool', (pattern: string) => facts.countLines(pattern) > 0)
    .registerFunction('lines(string): int', (pattern: string) => BigInt(facts.countLines(pattern)));
}

/** Whether a capture or a variable may have this name. */
export function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !taken.has(name);
}

const taken: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while exitCode line lines daysUntil seconds number int uint double string bool bytes list map type dyn timestamp duration size has all exists exists_one filter matches contains startsWith endsWith optional google cel'.split(
    ' ',
  ),
);

const dayMs = 86_400_000;

function daysUntil(text: string, now: number): number {
  const date = parseDate(text);
  if (date === null) throw new ExpressionError(`daysUntil: "${text}" is no date as OpenSSL, Go or RFC 3339 write it`);
  return (date - now) / dayMs;
}

function seconds(text: string): number {
  const ms = parseDuration(text.trim());
  if (ms === null) throw new ExpressionError(`seconds: "${text}" is no duration such as "5s" or "1m30s"`);
  return ms / 1000;
}

function number(text: string): number {
  const trimmed = text.trim();
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) throw new ExpressionError(`number: "${text}" is no number`);
  return value;
}
