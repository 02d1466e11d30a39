import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { ClusterChoice, SituationChanged } from '../../protocol.ts';
import { type Actions, requestRun } from '../actions.ts';
import { Icon } from '../icon/icon.tsx';
import type { RunState, State } from '../state.ts';
import { workerOf } from '../worker.ts';
import './header.css';
import { Variables } from './variables.tsx';

interface Props {
  readonly runbook: Runbook;
  readonly state: State;
  /** Null where a run may start now, else why not. */
  readonly blocked: string | null;
  readonly actions: Actions;
}

/** What the page is about, against what it runs, and the two buttons that matter: diagnose and stop. */
export function Header({ runbook, state, blocked, actions }: Props) {
  const { situation, active } = state;
  const worker = workerOf(runbook, situation);
  return (
    <header class="header">
      <div class="header-title">
        <h1 id="page-title" tabIndex={-1}>
          {runbook.title}
        </h1>
        <code class="quiet">{runbook.code}</code>
      </div>
      <div class="header-tools">
        <button
          type="button"
          class="button primary"
          aria-disabled={blocked !== null}
          title={blocked ?? 'Runs every step of the diagnosis; none of them changes anything'}
          onClick={() => blocked === null && requestRun(actions, { kind: 'diagnose' })}
        >
          {worker === null ? 'Diagnose' : `Diagnose ${worker}`}
        </button>
        {runbook.steps.some(({ purpose }) => purpose === 'verify') && (
          <button
            type="button"
            class="button"
            aria-disabled={blocked !== null}
            title={blocked ?? 'Runs the verification alone'}
            onClick={() => blocked === null && requestRun(actions, { kind: 'verify' })}
          >
            Verify
          </button>
        )}
        {active !== null && (
          <button type="button" class="button" onClick={() => actions.send({ kind: 'stop' })}>
            Stop
          </button>
        )}
        {situation !== null && (
          <Target runbook={runbook} situation={situation} locked={active !== null} actions={actions} />
        )}
      </div>
      <RunProgress runbook={runbook} state={state} />
    </header>
  );
}

interface TargetProps {
  readonly runbook: Runbook;
  readonly situation: SituationChanged;
  /** While a run goes on its target stays what it is. */
  readonly locked: boolean;
  readonly actions: Actions;
}

function Target({ runbook, situation, locked, actions }: TargetProps) {
  if (situation.profile.kind !== 'found') return null;
  const { clusters } = situation.profile;
  const cluster = clusters.find(({ name }) => name === situation.cluster);
  return (
    <div class="header-target">
      {cluster !== undefined && <ClusterBadge cluster={cluster} />}
      <label>
        Cluster
        <select
          disabled={locked}
          onChange={(event) => actions.send({ kind: 'select-cluster', cluster: event.currentTarget.value })}
        >
          {cluster === undefined && <option value="">Choose a cluster</option>}
          {clusters.map(({ name }) => (
            <option key={name} value={name} selected={name === situation.cluster}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {cluster !== undefined && runbook.variables.some(({ name }) => name === 'WORKER') && (
        <WorkerSelect cluster={cluster} worker={workerOf(runbook, situation)} locked={locked} actions={actions} />
      )}
      <Variables runbook={runbook} chosen={situation.variables} locked={locked} actions={actions} />
    </div>
  );
}

interface WorkerSelectProps {
  readonly cluster: ClusterChoice;
  readonly worker: string | null;
  readonly locked: boolean;
  readonly actions: Actions;
}

function WorkerSelect({ cluster, worker, locked, actions }: WorkerSelectProps) {
  return (
    <label>
      Worker
      <select
        disabled={locked}
        onChange={(event) =>
          actions.send({ kind: 'select-variable', name: 'WORKER', value: event.currentTarget.value })
        }
      >
        {worker === null && <option value="">Choose a worker</option>}
        {worker !== null && !cluster.workers.includes(worker) && (
          <option value={worker} selected>
            {worker}
          </option>
        )}
        {cluster.workers.map((name) => (
          <option key={name} value={name} selected={name === worker}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Practice and the real thing never look alike, and never only by colour. */
function ClusterBadge({ cluster }: { readonly cluster: ClusterChoice }) {
  return cluster.practice ? (
    <span class="badge cluster-practice" title="A practice cluster: everything in it may be broken at will">
      <Icon name="beaker" /> Practice
    </span>
  ) : (
    <span class="badge cluster-live" title="A real cluster: what a fix changes, it changes for everyone">
      <Icon name="broadcast" /> Live
    </span>
  );
}

function RunProgress({ runbook, state }: { readonly runbook: Runbook; readonly state: State }) {
  const run: RunState | undefined = state.active === null ? undefined : state.runs[state.active];
  if (run === undefined) return null;
  const ids = run.started.steps;
  const done = ids.filter((id) => state.steps[id]?.status === 'finished').length;
  const running = ids.find((id) => state.steps[id]?.status === 'running');
  const title = runbook.steps.find((step) => step.id === (running ?? state.ask?.event.stepId))?.title;
  return (
    <div class="header-progress">
      <progress max={Math.max(1, ids.length)} value={done} aria-labelledby="run-progress" />
      <span id="run-progress">
        {state.ask === null ? `Step ${Math.min(done + 1, ids.length)} of ${ids.length}` : 'Waiting for your answer'}
        {title === undefined ? '' : `: ${title}`}
      </span>
    </div>
  );
}
