import type { Actions } from '../actions.ts';
import { Evidence } from '../evidence/evidence.tsx';
import { Icon } from '../icon/icon.tsx';
import type { StepState } from '../state.ts';
import { durationWords, verdictWord } from '../words.ts';
import './verdict.css';

interface Props {
  readonly step: StepState;
  readonly actions: Actions;
}

/** What became of a step: a word, a sentence, and the lines that show it. */
export function VerdictView({ step, actions }: Props) {
  const { verdict } = step;
  if (verdict === null) return <Progress step={step} />;
  return (
    <div class={`verdict verdict-${verdict.kind}`}>
      <p class="verdict-line">
        <Icon name={verdict.kind} />
        <strong>{verdictWord(verdict.kind)}</strong>
        <span class="verdict-says">{verdict.says}</span>
        <span class="verdict-facts quiet">{facts(step)}</span>
      </p>
      {verdict.evidence.length > 0 && <Evidence lines={verdict.evidence} actions={actions} />}
    </div>
  );
}

function Progress({ step }: { readonly step: StepState }) {
  switch (step.status) {
    case 'waiting':
      return <Line icon="waiting" words="Waiting for its turn" />;
    case 'running':
      return <Line icon="running" words={`Running on ${step.host}${attemptWords(step.attempt)}`} />;
    case 'stopped':
      return <Line icon="stopped" words="Stopped before it came to a verdict" />;
    case 'finished':
      return <Line icon="inconclusive" words="Finished without a verdict" />;
  }
}

function Line({
  icon,
  words,
}: {
  readonly icon: 'waiting' | 'running' | 'stopped' | 'inconclusive';
  readonly words: string;
}) {
  return (
    <p class="verdict verdict-line">
      <Icon name={icon} />
      <span>{words}</span>
    </p>
  );
}

function facts({ result, host, attempt }: StepState): string {
  if (result === null || host === null) return '';
  return `${host}${attemptWords(attempt)}, ${ending(result)}${durationWords(result.durationMs)}`;
}

function ending(result: NonNullable<StepState['result']>): string {
  if (result.startError !== null) return 'not started, ';
  if (result.timedOut) return 'timed out, ';
  if (result.cancelled) return 'stopped, ';
  if (result.signal !== null) return `${result.signal}, `;
  return `exit ${result.exitCode}, `;
}

function attemptWords(attempt: number): string {
  return attempt > 1 ? `, attempt ${attempt}` : '';
}
