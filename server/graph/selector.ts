import { asMap, effectivePairs, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { Node } from '../documents/node.ts';

/** Which pods (or namespaces, or roles) are meant: a Kubernetes label selector. */
export interface Selector {
  readonly labels: ReadonlyMap<string, string>;
  readonly expressions: readonly SelectorExpression[];
  /** False where part of it is templated: it may ask for more than is seen here. */
  readonly known: boolean;
}

export interface SelectorExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** What is known of the labels of a thing. */
export interface Labels {
  readonly values: ReadonlyMap<string, string>;
  /** False where it may carry more labels than are seen here. */
  readonly complete: boolean;
}

export type Match = 'yes' | 'no' | 'unknown';

export const NO_LABELS: Labels = { values: new Map(), complete: false };

/** Reads a selector with `matchLabels` and `matchExpressions`; an empty one selects everything. */
export function readSelector(node: Node | undefined): Selector {
  const map = asMap(node);
  if (map === undefined) return { labels: new Map(), expressions: [], known: node === undefined };
  const labels = readLabels(pairOf(map, 'matchLabels')?.value);
  const expressions: SelectorExpression[] = [];
  let known = labels.complete;
  for (const item of itemsOf(pairOf(map, 'matchExpressions')?.value)) {
    const expression = readExpression(item);
    if (expression === undefined) known = false;
    else expressions.push(expression);
  }
  return { labels: labels.values, expressions, known };
}

/** Reads a map of labels; what is templated in it is left out and makes it incomplete. */
export function readLabels(node: Node | undefined): Labels {
  const map = asMap(node);
  if (map === undefined) return { values: new Map(), complete: true };
  const values = new Map<string, string>();
  let complete = true;
  for (const { key, value } of effectivePairs(map)) {
    const text = textOf(value);
    if (text === undefined || key.templated) complete = false;
    else values.set(key.text, text);
  }
  return { values, complete };
}

function readExpression(node: Node): SelectorExpression | undefined {
  const key = textOf(pairOf(node, 'key')?.value);
  const operator = OPERATORS.find((one) => one === textOf(pairOf(node, 'operator')?.value));
  const values = itemsOf(pairOf(node, 'values')?.value).map(textOf);
  if (key === undefined || operator === undefined) return undefined;
  const texts = values.flatMap((value) => value ?? []);
  return texts.length === values.length ? { key, operator, values: texts } : undefined;
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** Whether a selector matches labels; `unknown` where either is not known as a whole and what is known fits. */
export function matchSelector(selector: Selector, labels: Labels): Match {
  let answer: Match = selector.known ? 'yes' : 'unknown';
  for (const [key, wanted] of selector.labels) {
    const value = labels.values.get(key);
    if (value === wanted) continue;
    if (value !== undefined || labels.complete) return 'no';
    answer = 'unknown';
  }
  for (const expression of selector.expressions) {
    const value = labels.values.get(expression.key);
    if (value === undefined && !labels.complete) answer = 'unknown';
    else if (!holds(expression, value)) return 'no';
  }
  return answer;
}

function holds({ operator, values }: SelectorExpression, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** Whether it selects everything. */
export function selectsAll({ labels, expressions, known }: Selector): boolean {
  return known && labels.size === 0 && expressions.length === 0;
}

/** A selector as people write it on a command line: `app=openclaw-worker,tier in (a, b)`. */
export function formatSelector({ labels, expressions }: Selector): string {
  const equal = [...labels].map(([key, value]) => `${key}=${value}`);
  return [...equal, ...expressions.map(formatExpression)].join(',');
}

function formatExpression({ key, operator, values }: SelectorExpression): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} notin (${values.join(', ')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}
