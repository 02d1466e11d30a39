import { type Parents, pairAt, parentsOf, pathTo } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import { checkSchema } from '../../schemas/check.ts';
import { schemaAt } from '../../schemas/lookup.ts';
import { isAlmost } from '../../schemas/nearest.ts';
import type { UnknownKey } from '../../schemas/problem.ts';
import { removePair, replaceScalar } from '../edit.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { moveFix } from './move.ts';
import { problemsOf } from './problems.ts';

/** Reports keys that the schema does not have, with the way to the one that was meant. */
export function reportUnknownKeys(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'unknown-key');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    context.report({ at: problem.at, message: problem.message, fixes: fixesOf(resource, parents, problem, context) });
  }
}

function fixesOf(resource: Resource, parents: Parents, problem: UnknownKey, context: RuleContext): readonly Fix[] {
  const found = pairAt(parents, problem.at);
  if (found === undefined) return [];
  const rename = renameFix(resource, parents, problem, context);
  const move = moveFix(resource.document, parents, problem);
  const meant = (problem.belongs === undefined ? [rename, move] : [move, rename]).filter((fix) => fix !== undefined);
  if (meant.length > 0) return meant;
  const remove: Fix = {
    title: `Remove "${problem.at.text}"`,
    safety: 'needs review',
    edits: [removePair(resource.document, found.map, found.pair)],
  };
  return [remove];
}

/** Safe where the word is all but written, free, and what stands behind it is what may stand there. */
function renameFix(
  { document, kind }: Resource,
  parents: Parents,
  { at, suggestion }: UnknownKey,
  { checkSchema: checkResource }: RuleContext,
): Fix | undefined {
  const found = pairAt(parents, at);
  if (suggestion === undefined || found === undefined) return undefined;
  if (found.map.pairs.some(({ key }) => key.text === suggestion)) return undefined;
  const { schema } = checkResource();
  const target = schema && schemaAt(schema, [...pathTo(parents, found.map), suggestion]);
  const { value } = found.pair;
  const fits =
    target !== undefined &&
    value !== undefined &&
    checkSchema(value, target, { dialect: kind === 'Compose' ? 'compose' : 'yaml1.1', partial: true }).length === 0;
  return {
    title: `Change to "${suggestion}"`,
    safety: fits && isAlmost(at.text, suggestion) ? 'safe' : 'needs review',
    edits: [replaceScalar(document, at, suggestion)],
  };
}
