import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';

interface Props {
  readonly runbook: Runbook;
  readonly chosen: Readonly<Record<string, string>>;
  readonly locked: boolean;
  readonly actions: Actions;
}

/** The runbook's other variables. A secret is never typed into the page: the editor asks for it when a run needs it. */
export function Variables({ runbook, chosen, locked, actions }: Props) {
  const shown = runbook.variables.filter(({ name, secret }) => name !== 'WORKER' && !secret);
  if (shown.length === 0) return null;
  return (
    <details class="variables">
      <summary>Variables ({shown.length})</summary>
      <div class="variables-list">
        {shown.map((variable) => (
          <label key={variable.name}>
            <span>{variable.title}</span>
            <code class="quiet">{variable.name}</code>
            <input
              type="text"
              spellcheck={false}
              disabled={locked}
              value={chosen[variable.name] ?? ''}
              placeholder={variable.default ?? 'from the cluster profile'}
              onChange={(event) =>
                actions.send({ kind: 'select-variable', name: variable.name, value: event.currentTarget.value })
              }
            />
          </label>
        ))}
      </div>
    </details>
  );
}
