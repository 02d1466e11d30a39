import type { ConfirmationAsked, RunEvent, StepOutput } from '../engine/run/event.ts';
import type { FormatProblem, Runbook } from '../engine/runbook/runbook.ts';

/** From the extension host to the page. The page keeps nothing that the host cannot tell it again. */
export type ToPage = RunbookRead | SituationChanged | Replay | Updates | Refusal;

/** The text changed and was read again; `runbook` is null where it is too broken to show. */
export interface RunbookRead {
  readonly kind: 'runbook';
  readonly fileName: string;
  readonly runbook: Runbook | null;
  readonly problems: readonly PlacedProblem[];
}

/** A problem with its place as an editor counts it, from 1. */
export interface PlacedProblem extends FormatProblem {
  readonly line: number;
  readonly column: number;
}

/** What a run would run against, and whether it may. */
export interface SituationChanged {
  readonly kind: 'situation';
  readonly trusted: boolean;
  readonly profile: ProfileFound;
  /** Name of the cluster in use; null where there is none. */
  readonly cluster: string | null;
  /** What the user chose for variables of this runbook, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

export type ProfileFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid'; readonly path: string; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: 'found'; readonly path: string; readonly clusters: readonly ClusterChoice[] };

/** What the page needs to know of a cluster: no host address, no command, no variable's value but a plain default. */
export interface ClusterChoice {
  readonly name: string;
  readonly practice: boolean;
  readonly workers: readonly string[];
}

/** Everything that is known of runs so far; the page forgets what it knew of them. */
export interface Replay {
  readonly kind: 'replay';
  readonly updates: readonly RunUpdate[];
}

/** What happened since the last message. The next one comes after the page has said `drawn`. */
export interface Updates {
  readonly kind: 'updates';
  readonly updates: readonly RunUpdate[];
}

/** An intent could not be carried out: why, and what to do. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly message: string;
}

export type RunUpdate =
  | { readonly kind: 'event'; readonly event: Exclude<RunEvent, StepOutput | ConfirmationAsked> }
  | { readonly kind: 'output'; readonly stepId: string; readonly lines: readonly OutputLine[] }
  | { readonly kind: 'ask'; readonly nonce: string; readonly event: ConfirmationAsked }
  | { readonly kind: 'record'; readonly runId: string };

/** One line of a step's output. Where numbers `n` are missing, that many lines are not shown. */
export interface OutputLine {
  /** From 1, over both streams in the order the lines began. A line that comes again, longer, keeps its number. */
  readonly n: number;
  readonly stream: 'stdout' | 'stderr';
  /** From 1, counted per stream, as in evidence. */
  readonly line: number;
  readonly text: string;
  /** Characters cut from the end of a very long line. */
  readonly cut: number;
}

/** From the page to the extension host: what the user wants, never a command to run. */
export type ToHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn' }
  | { readonly kind: 'diagnose' }
  | { readonly kind: 'run-step'; readonly stepId: string }
  | { readonly kind: 'fix'; readonly section: string }
  | { readonly kind: 'verify' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'answer'; readonly nonce: string; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'open-record'; readonly runId: string }
  | { readonly kind: 'open-output'; readonly stepId: string }
  | { readonly kind: 'open-source'; readonly offset: number }
  | { readonly kind: 'open-profile' }
  | { readonly kind: 'open-link'; readonly url: string }
  | { readonly kind: 'manage-trust' }
  | { readonly kind: 'select-cluster'; readonly cluster: string }
  | { readonly kind: 'select-variable'; readonly name: string; readonly value: string };
