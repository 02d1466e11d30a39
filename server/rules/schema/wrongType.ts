import { parentsOf } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import type { WrongType } from '../../schemas/problem.ts';
import { doubleQuoted, replaceRange } from '../edit.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { placeOf, problemsOf } from './problems.ts';

/** Reports values of another type than the schema has, with the quotes that make it right. */
export function reportWrongTypes(resource: Resource, context: RuleContext): void {
  const problems = problemsOf(resource, context, 'wrong-type');
  if (problems.length === 0) return;
  const parents = parentsOf(resource.root);
  for (const problem of problems) {
    const fix = quotesFix(resource, problem);
    context.report({
      at: placeOf(resource, parents, problem.at),
      message: problem.message,
      fixes: fix === undefined ? [] : [fix],
    });
  }
}

function quotesFix({ document }: Resource, { at, quoting, unquoting }: WrongType): Fix | undefined {
  if (at.kind !== 'scalar' || !(quoting || unquoting)) return undefined;
  const title = quoting ? `Put quotes around ${at.text}` : `Take the quotes off ${at.text}`;
  const text = quoting ? doubleQuoted(at.text) : at.text;
  return { title, safety: 'safe', edits: [replaceRange(document, at.start, at.end, text)] };
}
