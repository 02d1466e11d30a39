import { checkExpression, evaluateExpression } from '../expression/expression.ts';
import type { CommandResult, EvidenceLine, Verdict } from '../run/event.ts';
import type { Outcome, Step } from '../runbook/runbook.ts';
import { type Captured, maxEvidence, type Reading } from './reading.ts';

/** What a verdict is made from. */
export interface Facts {
  readonly step: Step;
  readonly result: Pick<CommandResult, 'exitCode' | 'signal' | 'timedOut' | 'cancelled' | 'startError'>;
  readonly reading: Reading;
  /** Every capture of the runbook; those that nothing has matched yet are empty texts. */
  readonly names: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** What earlier steps captured. */
  readonly earlier: ReadonlyMap<string, Captured>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Judges how a step ended: the first outcome that holds, else why there is no conclusion. */
export function judgeStep(facts: Facts): Verdict {
  const obstacle = obstacleOf(facts);
  if (obstacle !== null) return inconclusive(obstacle);
  const { step, result } = facts;
  for (const outcome of outcomesOf(step)) {
    const scope = { names: namesOf(facts), moment: 'result' } as const;
    const evaluated = evaluateExpression(outcome.expression, scope, {
      values: valuesOf(facts),
      exitCode: result.exitCode,
      countLines: facts.reading.countLines,
      now: facts.now,
    });
    if (evaluated.kind === 'error') return inconclusive(`An outcome could not be judged: ${evaluated.message}`);
    if (!evaluated.holds) continue;
    return {
      kind: outcome.verdict,
      finding: outcome.finding ?? null,
      says: outcome.says ?? `${outcome.expression} holds`,
      evidence: evidenceOf(outcome, facts),
    };
  }
  return inconclusive(`No outcome holds for exit code ${result.exitCode} and this output`);
}

/** Whether `when` lets a step run; a mistake in it counts as no. `names` are all that the runbook knows. */
export function holdsBefore(
  expression: string,
  facts: Pick<Facts, 'variables' | 'earlier' | 'now' | 'names'>,
): { readonly holds: boolean; readonly says: string } {
  const values = { ...facts.variables, ...captureValues(facts.earlier) };
  const scope = { names: [...facts.names, ...Object.keys(facts.variables)], moment: 'before' } as const;
  const evaluated = evaluateExpression(expression, scope, {
    values,
    exitCode: null,
    countLines: () => 0,
    now: facts.now,
  });
  if (evaluated.kind === 'error') {
    return { holds: false, says: `Not run, for its condition could not be judged: ${evaluated.message}` };
  }
  return {
    holds: evaluated.holds,
    says: evaluated.holds ? '' : `Not run, for its condition does not hold: ${expression}`,
  };
}

function obstacleOf({ step, result, reading }: Facts): string | null {
  if (result.startError !== null) return `It could not be started: ${result.startError}`;
  if (result.cancelled) return 'It was stopped';
  if (result.timedOut) return `It took longer than ${step.timeoutMs / 1000}s and was stopped`;
  if (result.signal !== null) return `It was ended by ${result.signal}`;
  if (result.exitCode === 127) return 'A program that it needs is missing (exit code 127)';
  if (result.exitCode === 126) return 'A program that it needs may not be run (exit code 126)';
  const denial = reading.denial();
  return denial === null ? null : `It lacks permission: ${denial}`;
}

/** A fix without outcomes passes when its script succeeds. */
function outcomesOf({ outcomes, purpose, range }: Step): readonly Outcome[] {
  if (outcomes.length > 0 || purpose !== 'fix') return outcomes;
  return [
    { verdict: 'pass', expression: 'exitCode == 0', says: 'Done', range },
    { verdict: 'fail', expression: 'true', says: 'The script did not succeed', range },
  ];
}

/** The lines that matched in the outcome's own patterns, and those that its captures came from, in their order. */
function evidenceOf({ expression }: Outcome, facts: Facts): readonly EvidenceLine[] {
  const checked = checkExpression(expression, { names: namesOf(facts), moment: 'result' });
  if (checked.kind === 'invalid') return [];
  const captured = facts.reading.captured();
  const lines = [
    ...checked.patterns.flatMap(({ pattern }) => facts.reading.evidenceOf(pattern)),
    ...checked.names.flatMap((name) => captured.get(name)?.evidence ?? facts.earlier.get(name)?.evidence ?? []),
  ];
  const unique = new Map(lines.map((line) => [`${line.stepId} ${line.stream} ${line.line}`, line]));
  return [...unique.values()]
    .toSorted((a, b) => a.stepId.localeCompare(b.stepId) || a.line - b.line)
    .slice(0, maxEvidence);
}

function namesOf({ variables, names }: Facts): readonly string[] {
  return [...Object.keys(variables), ...names];
}

function valuesOf({ variables, earlier, step, reading }: Facts): Readonly<Record<string, string>> {
  const own = Object.fromEntries(step.captures.map(({ name }) => [name, '']));
  return { ...variables, ...captureValues(earlier), ...own, ...captureValues(reading.captured()) };
}

function captureValues(captures: ReadonlyMap<string, Captured>): Readonly<Record<string, string>> {
  return Object.fromEntries([...captures].map(([name, { value }]) => [name, value]));
}

function inconclusive(says: string): Verdict {
  return { kind: 'inconclusive', finding: null, says, evidence: [] };
}
