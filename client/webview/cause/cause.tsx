import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Diagnosis, RankedCause } from '../../../engine/diagnosis/diagnosis.ts';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import { type Actions, requestRun } from '../actions.ts';
import { Evidence } from '../evidence/evidence.tsx';
import { focusIfLost } from '../focus.ts';
import { Icon } from '../icon/icon.tsx';
import { Link } from '../prose/link.tsx';
import { StepLink } from '../step/stepLink.tsx';
import './cause.css';
import { OtherCauses } from './otherCauses.tsx';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly runbook: Runbook;
  readonly blocked: string | null;
  /** Slugs of the sections whose fix has run and been verified. */
  readonly mended: readonly string[];
  readonly actions: Actions;
}

/** What the diagnosis proves: the root cause with its very evidence, or that none is proven. */
export function CauseCard({ diagnosis, runbook, blocked, mended, actions }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => focusIfLost(heading.current), [diagnosis]);
  const proven = diagnosis.causes.filter(({ status }) => status === 'proven');
  const titleOf = (stepId: string) => runbook.steps.find((step) => step.id === stepId)?.title ?? stepId;
  const fixed = proven.length > 0 && proven.every(({ fix }) => fix !== null && mended.includes(fix));
  return (
    <section class={`card cause cause-${fixed ? 'fixed' : diagnosis.conclusion}`} aria-labelledby="conclusion">
      <h2 id="conclusion" ref={heading} tabIndex={-1}>
        <Icon name={conclusionIcon(diagnosis.conclusion)} /> {conclusionWords(diagnosis, proven)}
      </h2>
      {fixed && (
        <p>
          <Icon name="pass" /> <strong>Fixed since.</strong> Diagnose again to see that nothing else is wrong.
        </p>
      )}
      {proven.map((cause) => (
        <div key={cause.id} class="cause-proven">
          {proven.length > 1 && <h3>{cause.title}</h3>}
          <Evidence lines={cause.evidence} titleOf={titleOf} actions={actions} />
          <Fix cause={cause} runbook={runbook} blocked={blocked} mended={mended} actions={actions} />
        </div>
      ))}
      {diagnosis.conclusion === 'nothing-wrong' && (
        <p>Every step of the diagnosis came to a good end. The worker is fine as far as this runbook can tell.</p>
      )}
      {diagnosis.inconclusive.length > 0 && (
        <div class="cause-inconclusive">
          <p>These steps came to no conclusion, so they speak neither for a cause nor against one:</p>
          <ul>
            {diagnosis.inconclusive.map(({ stepId, says }) => (
              <li key={stepId}>
                <StepLink stepId={stepId} title={titleOf(stepId)} />: {says}
              </li>
            ))}
          </ul>
        </div>
      )}
      <OtherCauses causes={diagnosis.causes} titleOf={titleOf} actions={actions} />
    </section>
  );
}

interface FixProps extends Pick<Props, 'runbook' | 'blocked' | 'mended' | 'actions'> {
  readonly cause: RankedCause;
}

function Fix({ cause, runbook, blocked, mended, actions }: FixProps) {
  const section = runbook.sections.find(({ slug }) => slug === cause.fix);
  if (section === undefined) return <p class="quiet">The runbook has no fix for this cause.</p>;
  return (
    <div class="cause-fix">
      <button
        type="button"
        class="button primary"
        aria-disabled={blocked !== null}
        title={blocked ?? 'Shows each command and where it runs, and asks before it changes anything'}
        onClick={() => blocked === null && requestRun(actions, { kind: 'fix', section: section.slug })}
      >
        {mended.includes(section.slug) ? 'Apply fix again…' : 'Apply fix…'}
      </button>
      <span>
        <Link url={`#${section.slug}`} actions={actions}>
          {section.title}
        </Link>
      </span>
    </div>
  );
}

function conclusionWords(diagnosis: Diagnosis, proven: readonly RankedCause[]): string {
  switch (diagnosis.conclusion) {
    case 'cause-found':
      return proven.length === 1 ? `Root cause: ${proven[0]?.title ?? ''}` : `${proven.length} root causes`;
    case 'nothing-wrong':
      return 'Nothing wrong found';
    case 'inconclusive':
      return 'No cause is proven';
  }
}

function conclusionIcon(conclusion: Diagnosis['conclusion']): 'fail' | 'pass' | 'inconclusive' {
  switch (conclusion) {
    case 'cause-found':
      return 'fail';
    case 'nothing-wrong':
      return 'pass';
    case 'inconclusive':
      return 'inconclusive';
  }
}
