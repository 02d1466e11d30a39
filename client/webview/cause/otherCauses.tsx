import type { RankedCause } from '../../../engine/diagnosis/diagnosis.ts';
import type { Actions } from '../actions.ts';
import { Evidence } from '../evidence/evidence.tsx';

interface Props {
  readonly causes: readonly RankedCause[];
  readonly titleOf: (stepId: string) => string;
  readonly actions: Actions;
}

/** The causes that are not it, and why not: a diagnosis is believed when it shows what it ruled out. */
export function OtherCauses({ causes, titleOf, actions }: Props) {
  const others = causes.filter(({ status }) => status !== 'proven');
  if (others.length === 0) return null;
  return (
    <details class="other-causes">
      <summary>Other causes considered ({others.length})</summary>
      <ul>
        {others.map((cause) => (
          <li key={cause.id}>
            <span>{cause.title}</span>: {statusWords(cause.status)}
            {cause.evidence.length > 0 && <Evidence lines={cause.evidence} titleOf={titleOf} actions={actions} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function statusWords(status: RankedCause['status']): string {
  switch (status) {
    case 'proven':
      return 'proven';
    case 'effect':
      return 'an effect of the root cause';
    case 'refuted':
      return 'ruled out';
    case 'unproven':
      return 'nothing speaks for it';
  }
}
