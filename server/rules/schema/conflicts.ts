import { type Parents, pairAt, parentsOf } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Conflict } from '../../schemas/problem.ts';
import { removePair } from '../edit.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { placeOf, problemsOf } from './problems.ts';

/** Reports fields that cannot stand together. */
export function reportConflicts(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'conflict');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    const fix = removeFix(resource, parents, problem);
    context.report({
      at: placeOf(resource, parents, problem.at),
      message: problem.message,
      fixes: fix === undefined ? [] : [fix],
    });
  }
}

/** Where one of the two has to go, it is the one that is reported. */
function removeFix({ document }: Resource, parents: Parents, { at, removable }: Conflict): Fix | undefined {
  const found = removable ? pairAt(parents, at) : undefined;
  if (found === undefined) return undefined;
  const { map, pair } = found;
  return { title: `Remove "${pair.key.text}"`, safety: 'needs review', edits: [removePair(document, map, pair)] };
}
