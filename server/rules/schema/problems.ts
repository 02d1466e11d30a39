import { asMap } from '../../documents/access.ts';
import type { MapNode, Node } from '../../documents/node.ts';
import { type Parents, pairAt, parentsOf } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import type { SchemaProblem } from '../../schemas/problem.ts';
import { lineStart } from '../edit.ts';
import type { Place, RuleContext } from '../rule.ts';
import { isSpokenElsewhere } from './spokenElsewhere.ts';

export type ProblemOf<Kind extends SchemaProblem['kind']> = Extract<SchemaProblem, { readonly kind: Kind }>;

/** The problems of one kind that the schema's rules report: those that no other rule does, and that are no guess. */
export function problemsOf<Kind extends SchemaProblem['kind']>(
  resource: Resource,
  context: RuleContext,
  kind: Kind,
): readonly ProblemOf<Kind>[] {
  const problems = context
    .checkSchema()
    .problems.filter((problem): problem is ProblemOf<Kind> => problem.kind === kind);
  if (problems.length === 0) return [];
  const parents = parentsOf(resource.root);
  const readable = readableUpTo(resource);
  return problems.filter(
    (problem) =>
      problem.at.start < readable &&
      !mayBeBranch(resource, problem) &&
      !isHalfTyped(resource, problem) &&
      !isSpokenElsewhere(resource, parents, problem),
  );
}

/** From the line of a syntax error on, what was read is not what was written. */
function readableUpTo({ document }: Resource): number {
  const first = document.problems[0];
  return first === undefined ? Number.POSITIVE_INFINITY : lineStart(document.text, first.start);
}

/** In a template, two entries that cannot stand together may be the two branches of a condition. */
function mayBeBranch({ document }: Resource, { kind }: SchemaProblem): boolean {
  return document.templated && (kind === 'duplicate-key' || kind === 'duplicate-item' || kind === 'conflict');
}

/** A line without its colon runs into the next one, and both together are a key. */
function isHalfTyped({ document }: Resource, { kind, at }: SchemaProblem): boolean {
  if (document.problems.length === 0 || kind !== 'unknown-key') return false;
  return at.kind === 'scalar' && at.style === 'plain' && /\s/.test(at.text);
}

/** What to underline: one line at most. A map or list stands under its key; one that has none shows by its first entry. */
export function placeOf({ root }: Resource, parents: Parents, node: Node): Place {
  if (node.kind === 'scalar' || node.kind === 'alias') return node;
  if (node === root) return root.pairs.find(({ key }) => key.text === 'kind')?.key ?? root.pairs[0]?.key ?? root;
  const at = pairAt(parents, node);
  if (at !== undefined) return at.pair.key;
  return (node.kind === 'map' ? node.pairs[0]?.key : undefined) ?? { start: node.start, end: node.start + 1 };
}

/** The map in which something is missing, told by the place of the report: its key, or itself. */
export function mapOf(parents: Parents, at: Node): MapNode | undefined {
  if (at.kind === 'map') return at;
  return asMap(pairAt(parents, at)?.pair.value);
}
