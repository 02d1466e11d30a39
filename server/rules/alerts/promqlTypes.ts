import type { SyntaxNode } from '@lezer/common';
import { FUNCTIONS, type PromqlType, type Signature } from './functions.ts';
import { operands, type Promql } from './promql.ts';

/** A place where an expression is well-formed but of the wrong type. */
export interface PromqlTypeError {
  readonly kind: 'needs-range' | 'needs-instant' | 'other';
  readonly node: SyntaxNode;
  readonly message: string;
}

/** What Prometheus finds when it checks the types of an expression that it could read. */
export function findTypeErrors(promql: Promql): readonly PromqlTypeError[] {
  const errors: PromqlTypeError[] = [];
  const { tree, text } = promql;
  const root = operands(tree.topNode)[0];
  if (root === undefined) return errors;
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'FunctionCall') checkCall(text, node, errors);
      else if (name === 'AggregateExpr') checkAggregation(text, node, errors);
      else if (name === 'BinaryExpr' || name === 'UnaryExpr') checkOperands(text, node, errors);
      else if (name === 'MatrixSelector') checkRange(text, node, errors);
    },
  });
  const type = typeOf(text, root);
  if (errors.length === 0 && (type === 'range' || type === 'string'))
    errors.push({
      kind: type === 'range' ? 'needs-instant' : 'other',
      node: root,
      message: `a rule needs one value per series, and this gives ${NAMES[type]}`,
    });
  return errors;
}

const NAMES: Readonly<Record<PromqlType, string>> = {
  scalar: 'a number',
  instant: 'one value per series',
  range: 'all values of a time range',
  string: 'a text',
};

/** The type of an expression; undefined for what holds a mistake or is newer than this table. */
function typeOf(text: string, node: SyntaxNode): PromqlType | undefined {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
    case 'AggregateExpr':
      return 'instant';
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return 'range';
    case 'FunctionCall':
      return FUNCTIONS.get(functionName(text, node))?.gives;
    case 'BinaryExpr': {
      const types = operands(node).map((operand) => typeOf(text, operand));
      return types.every((type) => type === 'scalar') ? 'scalar' : 'instant';
    }
    default: {
      const inner = operands(node)[0];
      return inner === undefined ? undefined : typeOf(text, inner);
    }
  }
}

function checkCall(text: string, node: SyntaxNode, errors: PromqlTypeError[]): void {
  const name = functionName(text, node);
  const signature = FUNCTIONS.get(name);
  const body = node.getChild('FunctionCallBody');
  if (signature === undefined || body === null) return;
  const given = operands(body);
  const wrongCount = countError(name, signature, given.length);
  if (wrongCount !== undefined) errors.push({ kind: 'other', node, message: wrongCount });
  for (const [index, argument] of given.entries()) {
    const wanted = signature.takes[index] ?? (signature.repeats ? signature.takes.at(-1) : undefined);
    const found = typeOf(text, argument);
    if (wanted === undefined || found === undefined || wanted === found) continue;
    errors.push(mismatch({ argument, name, wanted, found }));
  }
}

function mismatch(about: {
  readonly argument: SyntaxNode;
  readonly name: string;
  readonly wanted: PromqlType;
  readonly found: PromqlType;
}): PromqlTypeError {
  const { argument: node, name, wanted, found } = about;
  if (wanted === 'range' && found === 'instant')
    return {
      kind: 'needs-range',
      node,
      message: `${name}() needs a time range and got one value per series; expected a range as in [5m]`,
    };
  if (found === 'range')
    return {
      kind: 'needs-instant',
      node,
      message: `${name}() needs ${NAMES[wanted]} and got all values of a time range; take the range away or use a function for ranges`,
    };
  return { kind: 'other', node, message: `${name}() needs ${NAMES[wanted]} and got ${NAMES[found]}` };
}

function countError(name: string, { takes, optional, repeats }: Signature, given: number): string | undefined {
  const least = takes.length - optional;
  const most = repeats ? Number.POSITIVE_INFINITY : takes.length;
  if (given >= least && given <= most) return undefined;
  const expected =
    most === Number.POSITIVE_INFINITY ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  return `${name}() got ${given} arguments; expected ${expected}`;
}

function checkAggregation(text: string, node: SyntaxNode, errors: PromqlTypeError[]): void {
  const body = node.getChild('FunctionCallBody');
  const operator = node.getChild('AggregateOp');
  if (body === null || operator === null) return;
  const name = text.slice(operator.from, operator.to);
  const given = operands(body);
  const parameter = AGGREGATION_PARAMETERS[name.toLowerCase()];
  const wanted: readonly PromqlType[] = parameter === undefined ? ['instant'] : [parameter, 'instant'];
  if (given.length !== wanted.length) {
    errors.push({ kind: 'other', node, message: `${name}() got ${given.length} arguments; expected ${wanted.length}` });
    return;
  }
  for (const [index, argument] of given.entries()) {
    const expected = wanted[index];
    const found = typeOf(text, argument);
    if (expected === undefined || found === undefined || found === expected) continue;
    errors.push(mismatch({ argument, name, wanted: expected, found }));
  }
}

const AGGREGATION_PARAMETERS: Readonly<Record<string, PromqlType>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  count_values: 'string',
};

function checkOperands(text: string, node: SyntaxNode, errors: PromqlTypeError[]): void {
  const given = operands(node);
  const types = given.map((operand) => typeOf(text, operand));
  for (const [index, operand] of given.entries()) {
    const type = types[index];
    if (type === 'range')
      errors.push({
        kind: 'needs-instant',
        node: operand,
        message: OPERATOR_ON_RANGE,
      });
    else if (type === 'string')
      errors.push({ kind: 'other', node: operand, message: 'an operator cannot work on a text' });
  }
  if (node.name !== 'BinaryExpr') return;
  if (types.includes('scalar') && SET_OPERATORS.some((name) => node.getChild(name) !== null))
    errors.push({
      kind: 'other',
      node,
      message: '"and", "or" and "unless" need series on both sides and got a number',
    });
  if (!types.every((type) => type === 'scalar')) return;
  const isComparison = COMPARISONS.some((name) => node.getChild(name) !== null);
  if (isComparison && node.getChild('BoolModifier') === null)
    errors.push({
      kind: 'other',
      node,
      message: 'numbers are compared with "bool" only; expected it behind the operator, or a metric on one side',
    });
}

const OPERATOR_ON_RANGE = 'an operator cannot work on all values of a time range; use a function for ranges first';

const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
const SET_OPERATORS = ['And', 'Or', 'Unless'];

/** Only a metric can be asked for a range directly; anything else needs a subquery, with a colon. */
function checkRange(text: string, node: SyntaxNode, errors: PromqlTypeError[]): void {
  const inner = operands(node)[0];
  if (inner === undefined || inner.name === 'VectorSelector') return;
  // The grammar takes the range of `a + b[5m]` for one of the whole sum.
  if (inner.name === 'BinaryExpr' || inner.name === 'UnaryExpr') {
    errors.push({ kind: 'needs-instant', node, message: OPERATOR_ON_RANGE });
    return;
  }
  errors.push({
    kind: 'other',
    node,
    message: `only a metric has a range; expected a colon for a subquery, as in ${text.slice(node.from, node.to).length > 40 ? '(…)' : text.slice(inner.from, inner.to)}[5m:]`,
  });
}

function functionName(text: string, node: SyntaxNode): string {
  const name = node.getChild('FunctionIdentifier');
  return name === null ? '' : text.slice(name.from, name.to);
}
