import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { ScalarNode } from '../../documents/node.ts';
import { decodedOffsets } from '../../documents/scalarOffsets.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';

/** A PromQL expression with its place in a document. */
export interface Promql {
  readonly text: string;
  readonly tree: Tree;
  /** Where a part of the expression stands in the document; never empty where the expression is not. */
  readonly place: (from: number, to: number) => { readonly start: number; readonly end: number };
  /** The offset in the document of one in the expression. */
  readonly offset: (at: number) => number;
}

/** Reads an expression with Prometheus' own grammar, which finds a tree for any text. */
export function readPromql(document: YamlDocument, scalar: ScalarNode): Promql {
  const { text } = scalar;
  const offsets = decodedOffsets(document.text.slice(scalar.start, scalar.end), scalar);
  const offset = (at: number): number => scalar.start + (offsets[Math.min(at, offsets.length - 1)] ?? 0);
  const visibleEnd = text.trimEnd().length;
  return {
    text,
    tree: parser.parse(text),
    offset,
    place: (from, to) => {
      // What is missing at the end is shown on the last character that is there.
      const first = Math.max(0, Math.min(from, visibleEnd - 1));
      const last = Math.max(first + 1, Math.min(to, visibleEnd));
      return text === ''
        ? { start: scalar.start, end: scalar.end }
        : { start: offset(first), end: offset(last - 1) + 1 };
    },
  };
}

/** The expressions directly below a node, in the order of the text: operands, arguments, what is in brackets. */
export function operands(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (EXPRESSIONS.has(child.name)) found.push(child);
  }
  return found;
}

const EXPRESSIONS: ReadonlySet<string> = new Set([
  'AggregateExpr',
  'AnchoredExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);

/** The metrics that an expression asks for, with their places in it. */
export function metricNames({
  tree,
  text,
}: Promql): readonly { readonly name: string; readonly from: number; readonly to: number }[] {
  const names: { name: string; from: number; to: number }[] = [];
  tree.iterate({
    enter: ({ name, from, to, node }) => {
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector')
        names.push({ name: text.slice(from, to), from, to });
    },
  });
  return names;
}
