import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';
import { focusAndShow } from '../focus.ts';
import { visibleText } from '../output/visibleText.ts';
import type { PendingAsk } from '../state.ts';
import { classWords } from '../words.ts';

interface Props {
  readonly ask: PendingAsk;
  readonly runbook: Runbook;
  readonly practice: boolean;
  readonly actions: Actions;
}

/**
 * The question before a change: what runs, where, and what it may do. The focus goes to the question and not to its
 * answer, so that a key pressed a moment too late confirms nothing.
 */
export function Ask({ ask, runbook, practice, actions }: Props) {
  const question = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (question.current !== null) focusAndShow(question.current, question.current.closest('.ask') ?? question.current);
  }, []);
  const { event, nonce } = ask;
  const answer = (given: 'yes' | 'no') => {
    actions.dispatch({ kind: 'ask-answered', nonce });
    actions.send({ kind: 'answer', nonce, answer: given });
  };
  const title = runbook.steps.find((step) => step.id === event.stepId)?.title ?? event.stepId;
  return (
    <div
      class={`ask ask-${event.class}`}
      role="alertdialog"
      aria-labelledby="ask-title"
      aria-describedby="ask-why"
      onKeyDown={(key) => key.key === 'Escape' && answer('no')}
    >
      <h3 id="ask-title" ref={question} tabIndex={-1}>
        {title}: run on {event.host}?
      </h3>
      <p id="ask-why">
        {classWords(event.class).why.split(';')[0]}.{' '}
        {practice ? 'This is the practice cluster.' : 'This is a live cluster.'}
      </p>
      <pre class="ask-script">
        <code>{visibleScript(event.script)}</code>
      </pre>
      <details>
        <summary>The whole command</summary>
        <ol class="ask-command" start={0}>
          {event.command.map((argument, index) => (
            <li key={index}>
              <code>{visibleScript(argument)}</code>
            </li>
          ))}
        </ol>
      </details>
      <div class="ask-buttons">
        <button type="button" class="button primary" onClick={() => answer('yes')}>
          Run on {event.host}
        </button>
        <button type="button" class="button" onClick={() => answer('no')}>
          Don't run
        </button>
      </div>
    </div>
  );
}

/** Line ends stay line ends; all else that cannot be seen is shown, since a command is agreed to by its looks. */
function visibleScript(script: string): string {
  return script.replace(/\n$/, '').split('\n').map(visibleText).join('\n');
}
