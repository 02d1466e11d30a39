import type { EvidenceLine, Verdict } from '../run/event.ts';
import type { Cause } from '../runbook/runbook.ts';
import type { Diagnosis, RankedCause } from './diagnosis.ts';

/** How a step of the diagnosis ended. */
export interface StepVerdict {
  readonly stepId: string;
  readonly verdict: Verdict;
}

/** Folds verdicts into causes. What came to no conclusion neither supports nor refutes. */
export function diagnose(causes: readonly Cause[], verdicts: readonly StepVerdict[]): Diagnosis {
  const found = new Map<string, EvidenceLine[]>();
  for (const { verdict } of verdicts) {
    if (verdict.finding === null || verdict.kind === 'inconclusive' || verdict.kind === 'skipped') continue;
    found.set(verdict.finding, [...(found.get(verdict.finding) ?? []), ...verdict.evidence]);
  }
  const supported = causes.filter(
    ({ supports, refutes }) =>
      supports.some((finding) => found.has(finding)) && !refutes.some((finding) => found.has(finding)),
  );
  const ranked = causes.map((cause) => rank(cause, { causes, supported, found }));
  const proven = ranked.filter(({ status }) => status === 'proven');
  const inconclusive = verdicts.filter(({ verdict }) => verdict.kind === 'inconclusive');
  const nothingWrong =
    verdicts.some(({ verdict }) => verdict.kind === 'pass' || verdict.kind === 'warn') &&
    verdicts.every(({ verdict }) => verdict.kind !== 'fail' && verdict.kind !== 'inconclusive');
  return {
    conclusion: proven.length > 0 ? 'cause-found' : nothingWrong ? 'nothing-wrong' : 'inconclusive',
    causes: [
      ...proven.toSorted((a, b) => support(b, causes, found) - support(a, causes, found)),
      ...ranked.filter(({ status }) => status !== 'proven'),
    ],
    inconclusive: inconclusive.map(({ stepId, verdict }) => ({ stepId, says: verdict.says })),
  };
}

interface Findings {
  readonly causes: readonly Cause[];
  readonly supported: readonly Cause[];
  readonly found: ReadonlyMap<string, readonly EvidenceLine[]>;
}

function rank(cause: Cause, findings: Findings): RankedCause {
  const status = statusOf(cause, findings);
  const speaking = status === 'refuted' ? cause.refutes : cause.supports;
  return {
    id: cause.id,
    title: cause.title,
    status,
    evidence: speaking.flatMap((finding) => findings.found.get(finding) ?? []),
    fix: cause.fix ?? null,
  };
}

function statusOf(cause: Cause, { causes, supported, found }: Findings): RankedCause['status'] {
  if (cause.refutes.some((finding) => found.has(finding))) return 'refuted';
  if (!supported.includes(cause)) return 'unproven';
  const explained = supported.some(
    // Two causes that explain each other stay side by side: neither is the deeper one.
    (other) => other !== cause && effectsOf(other, causes).has(cause.id) && !effectsOf(cause, causes).has(other.id),
  );
  return explained ? 'effect' : 'proven';
}

/** Everything that a cause explains, directly or by what it explains in turn. */
function effectsOf(cause: Cause, causes: readonly Cause[]): ReadonlySet<string> {
  const effects = new Set<string>();
  const open = [...cause.explains];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (effects.has(id)) continue;
    effects.add(id);
    open.push(...(causes.find((other) => other.id === id)?.explains ?? []));
  }
  return effects;
}

function support(ranked: RankedCause, causes: readonly Cause[], found: Findings['found']): number {
  return causes.find(({ id }) => id === ranked.id)?.supports.filter((finding) => found.has(finding)).length ?? 0;
}
