import type { Node, Pair, SeqNode } from '../../documents/node.ts';
import { type Parents, pairAt, parentsOf } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import type { DuplicateItem, DuplicateKey } from '../../schemas/problem.ts';
import { removePair } from '../edit.ts';
import { removeItem } from '../entry.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { placeOf, problemsOf } from './problems.ts';

/** Reports keys that stand twice in a map. */
export function reportDuplicateKeys(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'duplicate-key');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    context.report({
      at: problem.at,
      message: problem.message,
      related: [{ document: resource.document, at: problem.first, message: 'here it stands first' }],
      fixes: keyFixes(resource, parents, problem),
    });
  }
}

function keyFixes({ document }: Resource, parents: Parents, { at, first }: DuplicateKey): readonly Fix[] {
  const [second, before] = [pairAt(parents, at), pairAt(parents, first)];
  if (second === undefined || before === undefined) return [];
  const { map } = second;
  const source = ({ value }: Pair): string => (value === undefined ? '' : document.text.slice(value.start, value.end));
  if (source(second.pair) === source(before.pair)) {
    const edits = [removePair(document, map, second.pair)];
    return [{ title: `Remove the repeated "${at.text}"`, safety: 'safe', edits }];
  }
  return [
    {
      title: `Remove this "${at.text}"`,
      safety: 'needs review',
      edits: [removePair(document, map, second.pair)],
    },
    {
      title: `Remove the first "${at.text}"`,
      safety: 'needs review',
      edits: [removePair(document, map, before.pair)],
    },
  ];
}

/** Reports items that stand twice in a list. */
export function reportDuplicateItems(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'duplicate-item');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    context.report({
      at: placeOf(resource, parents, problem.at),
      message: problem.message,
      related: [
        { document: resource.document, at: placeOf(resource, parents, problem.first), message: 'here it stands first' },
      ],
      fixes: itemFixes(resource, parents, problem),
    });
  }
}

function itemFixes({ document }: Resource, parents: Parents, { at, first }: DuplicateItem): readonly Fix[] {
  const second = itemAround(parents, at);
  // Two places in one item are two values of it: only its author knows which to change.
  if (second === undefined || second.item === itemAround(parents, first)?.item) return [];
  const edits = [removeItem(document, second.list, second.item)];
  return [{ title: 'Remove this item', safety: 'needs review', edits }];
}

/** The innermost list item that holds a node. */
function itemAround(parents: Parents, node: Node): { readonly list: SeqNode; readonly item: Node } | undefined {
  let item = node;
  for (let around = parents.get(item); around !== undefined; around = parents.get(item)) {
    if (around.kind === 'seq') return { list: around, item };
    item = around;
  }
  return undefined;
}
