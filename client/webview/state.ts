import type { Diagnosis } from '../../engine/diagnosis/diagnosis.ts';
import type {
  CommandResult,
  ConfirmationAsked,
  EvidenceLine,
  RunFinished,
  RunStarted,
  Verdict,
} from '../../engine/run/event.ts';
import type { OutputLine, RunbookRead, SituationChanged, ToPage } from '../protocol.ts';

/** All that the page knows; every view is a function of it. */
export interface State {
  /** Null until the host has spoken. */
  readonly notebook: RunbookRead | null;
  readonly situation: SituationChanged | null;
  /** The last run of each intent since the last diagnosis began. */
  readonly runs: Readonly<Partial<Record<RunStarted['intent'], RunState>>>;
  /** The intent of the run that goes on now. */
  readonly active: RunStarted['intent'] | null;
  /** True from a click until the host answers it, so that a second click does not start a second run. */
  readonly starting: boolean;
  readonly steps: Readonly<Record<string, StepState>>;
  readonly diagnosis: Diagnosis | null;
  readonly ask: PendingAsk | null;
  readonly refusal: string | null;
  /** Outputs that the user opened or closed by hand, by step. */
  readonly outputs: Readonly<Record<string, boolean>>;
  /** The line that the user asked to see; a new object for each request. */
  readonly jump: EvidenceLine | null;
  /** What a screen reader says next. */
  readonly announcement: string;
}

export interface RunState {
  readonly started: RunStarted;
  readonly finished: RunFinished | null;
  /** How many of its steps came to which verdict; known when it has finished. */
  readonly verdicts: readonly { readonly kind: Verdict['kind']; readonly count: number }[];
  /** Whether a record of it can be opened. */
  readonly recorded: boolean;
}

export interface StepState {
  readonly runId: string;
  readonly status: 'waiting' | 'running' | 'finished' | 'stopped';
  readonly host: string | null;
  readonly command: readonly string[];
  readonly attempt: number;
  readonly lines: readonly OutputLine[];
  readonly result: CommandResult | null;
  readonly verdict: Verdict | null;
}

export interface PendingAsk {
  readonly nonce: string;
  readonly event: ConfirmationAsked;
}

/** What happens in the page itself. */
export type LocalAction =
  | { readonly kind: 'run-requested' }
  | { readonly kind: 'refusal-read' }
  | { readonly kind: 'ask-answered'; readonly nonce: string }
  | { readonly kind: 'output-toggled'; readonly stepId: string; readonly open: boolean }
  | { readonly kind: 'evidence-chosen'; readonly evidence: EvidenceLine };

export type Action = ToPage | LocalAction;

export const emptyState: State = {
  notebook: null,
  situation: null,
  runs: {},
  active: null,
  starting: false,
  steps: {},
  diagnosis: null,
  ask: null,
  refusal: null,
  outputs: {},
  jump: null,
  announcement: '',
};
