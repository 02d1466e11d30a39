import { type Parents, pairAt, parentsOf, pathTo } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import { schemaAt } from '../../schemas/lookup.ts';
import type { MissingKey } from '../../schemas/problem.ts';
import { insertFirstPair, insertPair } from '../edit.ts';
import type { Fix, RuleContext, TextChange } from '../rule.ts';
import { mapOf, placeOf, problemsOf } from './problems.ts';
import { snippetOf } from './snippet.ts';

/** Reports keys that the schema requires, with a place for each to be filled in. */
export function reportMissingKeys(resource: Resource, context: RuleContext): void {
  const { schema } = context.checkSchema();
  const problems = schema === undefined ? [] : problemsOf(resource, context, 'missing-key');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    const fix = insertFix(resource, parents, problem, context);
    context.report({
      at: placeOf(resource, parents, problem.at),
      message: problem.message,
      fixes: fix === undefined ? [] : [fix],
    });
  }
}

function insertFix(
  { document }: Resource,
  parents: Parents,
  { at, key }: MissingKey,
  { checkSchema }: RuleContext,
): Fix | undefined {
  const map = mapOf(parents, at);
  const pair = at.kind === 'scalar' ? pairAt(parents, at)?.pair : undefined;
  if (map?.pairs.some((one) => one.key.text === key) === true) return undefined;
  const { schema } = checkSchema();
  const around = schema && schemaAt(schema, pathTo(parents, map ?? at));
  const source = snippetOf(key, around, map?.flow === true);
  let edit: TextChange | undefined;
  if (map !== undefined && (map.pairs.length > 0 || map.flow)) edit = insertPair(document, map, source);
  else if (pair !== undefined && pair.value === undefined) edit = insertFirstPair(document, pair, source);
  if (edit === undefined) return undefined;
  return { title: `Add "${key}"`, safety: 'needs review', edits: [{ ...edit, snippet: true }] };
}
