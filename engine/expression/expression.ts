import { TypeError as CelTypeError, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import { expressionEnvironment, type Facts, type Scope } from './environment.ts';

/** What is known of an expression before anything has run. */
export interface CheckedExpression {
  readonly kind: 'checked';
  /** Patterns given to `line` and `lines`, with their places in the expression, quotes included. */
  readonly patterns: readonly ExpressionPattern[];
  /** Captures and variables that it speaks of. */
  readonly names: readonly string[];
  /** The same for two expressions that differ in blanks only. */
  readonly normal: string;
  /** Its value where that depends on nothing. */
  readonly constant: boolean | null;
}

export interface ExpressionPattern {
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
}

export interface InvalidExpression {
  readonly kind: 'invalid';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export type Evaluated =
  | { readonly kind: 'value'; readonly holds: boolean }
  | { readonly kind: 'error'; readonly message: string };

/** Parses and type-checks CEL. */
export function checkExpression(source: string, scope: Scope): CheckedExpression | InvalidExpression {
  const environment = expressionEnvironment(scope, nothing);
  const invalid = (message: string, range?: { readonly start: number; readonly end: number }): InvalidExpression => {
    const start = Math.min(range?.start ?? 0, source.length);
    return {
      kind: 'invalid',
      message,
      start,
      end: Math.min(Math.max(range?.end ?? source.length, start), source.length),
    };
  };
  try {
    const result = environment.check(source);
    if (!result.valid) return invalid(result.error?.summary ?? 'not valid CEL', result.error?.range);
    if (result.type !== 'bool') return invalid(`must be true or false, but is ${result.type ?? 'nothing'}`);
    const { ast } = environment.parse(source);
    const found: Found = { patterns: [], names: new Set(), calls: 0, computed: null, foreign: null };
    walk(ast, found);
    if (found.foreign !== null)
      return invalid('patterns of "matches" are not RE2; capture what is needed', found.foreign);
    if (found.computed !== null) {
      return invalid('a pattern must be a text in quotes, so that lines can be matched as they come', found.computed);
    }
    const isConstant = found.names.size === 0 && found.calls === 0 && !found.names.has('exitCode');
    return {
      kind: 'checked',
      patterns: found.patterns,
      names: [...found.names].filter((name) => name !== 'exitCode'),
      normal: JSON.stringify(ast, withoutPlaces),
      constant: isConstant ? Boolean(environment.evaluate(source, {})) : null,
    };
  } catch (error) {
    if (isCelError(error)) return invalid(error.summary, error.range);
    // Nesting that exhausts the stack of the CEL parser, or a name that it keeps for itself.
    return invalid(error instanceof Error ? error.message : String(error));
  }
}

/** Evaluates CEL. What goes wrong is a value, for it makes a step inconclusive. */
export function evaluateExpression(
  source: string,
  scope: Scope,
  facts: Facts & { readonly values: Readonly<Record<string, string>>; readonly exitCode: number | null },
): Evaluated {
  const names = [...scope.names];
  const context: Record<string, string | bigint> = {};
  for (const name of names) context[name] = facts.values[name] ?? '';
  if (scope.moment === 'result' && facts.exitCode !== null) context['exitCode'] = BigInt(facts.exitCode);
  try {
    const value: unknown = expressionEnvironment({ ...scope, names }, facts).evaluate(source, context);
    return typeof value === 'boolean'
      ? { kind: 'value', holds: value }
      : { kind: 'error', message: `"${source}" is neither true nor false` };
  } catch (error) {
    const message = isCelError(error) ? error.summary : error instanceof Error ? error.message : String(error);
    return { kind: 'error', message: `"${source}": ${message}` };
  }
}

const nothing: Facts = { countLines: () => 0, now: 0 };

interface Found {
  readonly patterns: ExpressionPattern[];
  readonly names: Set<string>;
  calls: number;
  computed: Place | null;
  /** A call of CEL's own `matches`, which this implementation hands to JavaScript's backtracking patterns. */
  foreign: Place | null;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A node as the CEL parser hands it out; its arguments are nodes, lists of nodes, names or values. */
interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

function walk(value: unknown, found: Found): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found);
    return;
  }
  if (!isNode(value)) return;
  if (value.op === 'value') return;
  if (value.op === 'id') {
    found.names.add(String(value.args));
    return;
  }
  if (value.op === 'call' || value.op === 'rcall') found.calls++;
  if (Array.isArray(value.args) && value.args[0] === 'matches') found.foreign = value;
  if (value.op === 'call' && Array.isArray(value.args) && (value.args[0] === 'line' || value.args[0] === 'lines')) {
    const [argument]: unknown[] = Array.isArray(value.args[1]) ? value.args[1] : [];
    if (isNode(argument) && argument.op === 'value' && typeof argument.args === 'string') {
      found.patterns.push({ pattern: argument.args, start: argument.start, end: argument.end });
    } else found.computed = isNode(argument) ? argument : value;
  }
  walk(value.args, found);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value && 'start' in value;
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key !== '' && !/^(?:op|args|\d+)$/.test(key)) return undefined;
  return typeof value === 'bigint' ? `${value}n` : value;
}

function isCelError(error: unknown): error is ParseError | CelTypeError | EvaluationError {
  return error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
}
