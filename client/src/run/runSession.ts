import type { Cluster } from '../../../engine/profile/profile.ts';
import type { ConfirmationAsked, RunEvent, RunStarted } from '../../../engine/run/event.ts';
import type { Intent } from '../../../engine/run/intent.ts';
import { startRun } from '../../../engine/run/run.ts';
import type { System } from '../../../engine/run/system.ts';
import type { Runbook } from '../../../engine/runbook/runbook.ts';
import type { RunUpdate } from '../../protocol.ts';
import { type RunHistory, runHistory } from './runHistory.ts';

/** What a run is started with. */
export interface RunStart {
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  readonly variables: Readonly<Record<string, string>>;
  readonly intent: Intent;
  readonly system: System;
}

/** How far the run that goes on now is. */
export interface RunProgress {
  readonly started: RunStarted;
  readonly finishedSteps: number;
}

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

interface Question {
  readonly event: ConfirmationAsked;
  readonly settle: (answer: 'yes' | 'no') => void;
}

/** The runs of one notebook: one at a time, stopped when the notebook is closed. */
export class RunSession {
  readonly history: RunHistory;
  readonly #onNews: () => void;
  #running: Running | null = null;
  #progress: RunProgress | null = null;
  #question: Question | null = null;

  constructor(onNews: () => void) {
    this.#onNews = onNews;
    this.history = runHistory(() => crypto.randomUUID());
  }

  get progress(): RunProgress | null {
    return this.#progress;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Starts a run; false where one goes on already. */
  start(start: RunStart): boolean {
    if (this.#running !== null) return false;
    const abort = new AbortController();
    this.#running = { abort, ended: this.#run(start, abort.signal) };
    return true;
  }

  /** Resolves when no process of the run is left. */
  async stop(): Promise<void> {
    this.#running?.abort.abort();
    await this.#running?.ended;
  }

  /** Answers the question that waits; false where the nonce is not that question's. */
  answer(nonce: string, answer: 'yes' | 'no'): boolean {
    const pending = this.history.all().find((update): update is Ask => update.kind === 'ask');
    const question = this.#question;
    if (question === null || pending?.nonce !== nonce || pending.event.stepId !== question.event.stepId) return false;
    this.#question = null;
    question.settle(answer);
    return true;
  }

  dispose(): void {
    this.#running?.abort.abort();
  }

  async #run(start: RunStart, signal: AbortSignal): Promise<void> {
    try {
      const confirm = (event: ConfirmationAsked) =>
        new Promise<'yes' | 'no'>((settle) => {
          this.#question = { event, settle };
        });
      for await (const event of startRun({ ...start, signal, confirm })) this.#take(event);
    } finally {
      this.#running = null;
      this.#progress = null;
      this.#question = null;
      this.#onNews();
    }
  }

  #take(event: RunEvent): void {
    this.history.add(event);
    if (event.kind === 'run-started') this.#progress = { started: event, finishedSteps: 0 };
    if (event.kind === 'step-finished' && this.#progress !== null) {
      this.#progress = { ...this.#progress, finishedSteps: this.#progress.finishedSteps + 1 };
    }
    if (event.kind === 'run-finished' && event.status !== 'refused') this.history.addRecord(event.runId);
    this.#onNews();
  }
}

type Ask = Extract<RunUpdate, { kind: 'ask' }>;
