import { parentsOf } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import { isAlmost } from '../../schemas/nearest.ts';
import type { WrongValue } from '../../schemas/problem.ts';
import { setScalar } from '../edit.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { placeOf, problemsOf } from './problems.ts';

/** The most values that are offered one by one. */
const MOST_CHOICES = 4;

/** Reports values that the schema does not take, with those that it does where they can be counted. */
export function reportWrongValues(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'wrong-value');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    context.report({
      at: placeOf(resource, parents, problem.at),
      message: problem.message,
      fixes: fixesOf(resource, problem),
    });
  }
}

function fixesOf({ document }: Resource, { at, values, suggestion }: WrongValue): readonly Fix[] {
  if (at.kind !== 'scalar') return [];
  const choices = suggestion === undefined ? (values.length > MOST_CHOICES ? [] : values) : [suggestion];
  return choices.map((choice) => ({
    title: `Change to "${choice}"`,
    safety: choice === suggestion && isAlmost(at.text, choice) ? 'safe' : 'needs review',
    edits: [setScalar(document, at, choice)],
  }));
}
