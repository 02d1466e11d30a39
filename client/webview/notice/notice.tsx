import type { ComponentChildren } from 'preact';
import type { PlacedProblem, SituationChanged } from '../../protocol.ts';
import type { Actions } from '../actions.ts';
import { Icon } from '../icon/icon.tsx';
import { countWords } from '../words.ts';
import './notice.css';

interface NoticeProps {
  readonly icon: 'fail' | 'warn' | 'lock' | 'inconclusive';
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Something that stands in the way, why, and what to do about it. */
export function Notice({ icon, title, children }: NoticeProps) {
  return (
    <section class={`card notice notice-${icon}`} aria-label={title}>
      <Icon name={icon} />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    </section>
  );
}

/** Why nothing can run here, where that is so. */
export function SituationNotice({
  situation,
  actions,
}: {
  readonly situation: SituationChanged;
  readonly actions: Actions;
}) {
  if (!situation.trusted) {
    return (
      <Notice icon="lock" title="Restricted Mode: this runbook can be read, nothing runs">
        <p>A runbook runs commands on your hosts. It does so only in a workspace whose authors you trust.</p>
        <button type="button" class="button primary" onClick={() => actions.send({ kind: 'manage-trust' })}>
          Manage Workspace Trust
        </button>
      </Notice>
    );
  }
  switch (situation.profile.kind) {
    case 'found':
      return null;
    case 'none':
      return (
        <Notice icon="inconclusive" title="No cluster to run against">
          <p>
            Steps run on the hosts that a cluster profile names. There is none in this workspace (
            <code>.openclaw/clusters.yaml</code>) nor in your own settings, and no practice cluster is up.
          </p>
          <button type="button" class="button primary" onClick={() => actions.send({ kind: 'open-profile' })}>
            Create a cluster profile
          </button>
        </Notice>
      );
    case 'invalid':
      return (
        <Notice icon="fail" title="The cluster profile has mistakes">
          <p>
            <code>{situation.profile.path}</code>
          </p>
          <ProblemList problems={situation.profile.problems} onChoose={() => actions.send({ kind: 'open-profile' })} />
        </Notice>
      );
  }
}

interface RunbookProblemsProps {
  readonly problems: readonly PlacedProblem[];
  readonly actions: Actions;
}

/** The mistakes in the runbook's own text. */
export function RunbookProblems({ problems, actions }: RunbookProblemsProps) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (problems.length === 0) return null;
  return (
    <Notice
      icon={errors > 0 ? 'fail' : 'warn'}
      title={
        errors > 0
          ? `This runbook does not run: ${countWords(errors, 'mistake', 'mistakes')}`
          : countWords(problems.length, 'warning', 'warnings')
      }
    >
      <ProblemList
        problems={problems}
        onChoose={(problem) => actions.send({ kind: 'open-source', offset: problem.range.start })}
      />
    </Notice>
  );
}

interface ProblemListProps {
  readonly problems: readonly PlacedProblem[];
  readonly onChoose: (problem: PlacedProblem) => void;
}

function ProblemList({ problems, onChoose }: ProblemListProps) {
  return (
    <ul class="notice-problems">
      {problems.map((problem) => (
        <li key={`${problem.range.start} ${problem.id} ${problem.message}`}>
          <button type="button" class="button plain" onClick={() => onChoose(problem)}>
            Line {problem.line}
          </button>
          <span>
            {problem.severity === 'error' ? 'Error' : 'Warning'}: {problem.message}
          </span>
        </li>
      ))}
    </ul>
  );
}
