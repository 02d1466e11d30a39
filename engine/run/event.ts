import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { StepClass } from '../runbook/runbook.ts';

/**
 * Everything that happens in a run, in order. The webview, the terminal, the record and the report fold these same
 * events; there is no second state model. Every text in an event is already masked.
 */
export type RunEvent =
  | RunStarted
  | StepStarted
  | StepOutput
  | StepFinished
  | ConfirmationAsked
  | ConfirmationAnswered
  | DiagnosisMade
  | RunFinished;

interface EventBase {
  readonly runId: string;
  /** RFC 3339 in UTC with milliseconds. */
  readonly at: string;
}

export interface RunStarted extends EventBase {
  readonly kind: 'run-started';
  readonly code: string;
  readonly intent: 'diagnose' | 'fix' | 'verify' | 'step';
  readonly cluster: string;
  readonly practice: boolean;
  /** Values of the variables, secrets masked. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ids of the steps that will run, in order. */
  readonly steps: readonly string[];
}

export interface StepStarted extends EventBase {
  readonly kind: 'step-started';
  readonly stepId: string;
  readonly title: string;
  readonly class: StepClass;
  readonly host: string;
  /** The argument vector that is started, as a user could read it, script included. */
  readonly command: readonly string[];
  readonly script: string;
  /** From 1; above 1 when `retry` repeats the script. */
  readonly attempt: number;
}

export interface StepOutput extends EventBase {
  readonly kind: 'step-output';
  readonly stepId: string;
  readonly stream: 'stdout' | 'stderr';
  /**
   * The line of its stream in which the text begins, from 1. Where a gap lies between two events of a stream, output was
   * left out because the reader was too slow for it; the record's spool has it.
   */
  readonly line: number;
  /** Decoded, masked text; never markup. Chunks may end in the middle of a line, never in the middle of a character. */
  readonly text: string;
}

export interface StepFinished extends EventBase {
  readonly kind: 'step-finished';
  readonly stepId: string;
  readonly result: CommandResult;
  readonly captures: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

/** How a command ended. A failure is a value. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  /** Set where the program could not be started at all. */
  readonly startError: string | null;
  readonly durationMs: number;
  /** Bytes of stdout and stderr as they came, before masking. */
  readonly bytes: number;
  /** SHA-256 of the masked output in the order it came, in lower-case hex. */
  readonly sha256: string;
}

export interface Verdict {
  /** `inconclusive` never supports a cause; `skipped` where `when` did not hold. */
  readonly kind: 'pass' | 'warn' | 'fail' | 'inconclusive' | 'skipped';
  readonly finding: string | null;
  /** One sentence: the outcome's `says`, or why nothing could be concluded. */
  readonly says: string;
  /** The very lines of output that made the outcome hold, at most 20. */
  readonly evidence: readonly EvidenceLine[];
}

export interface EvidenceLine {
  readonly stepId: string;
  readonly stream: 'stdout' | 'stderr';
  /** From 1, counted per stream. */
  readonly line: number;
  readonly text: string;
}

export interface ConfirmationAsked extends EventBase {
  readonly kind: 'confirmation-asked';
  readonly stepId: string;
  readonly class: 'change' | 'destroy';
  readonly host: string;
  readonly command: readonly string[];
  readonly script: string;
}

export interface ConfirmationAnswered extends EventBase {
  readonly kind: 'confirmation-answered';
  readonly stepId: string;
  readonly answer: 'yes' | 'no';
}

export interface DiagnosisMade extends EventBase {
  readonly kind: 'diagnosis-made';
  readonly diagnosis: Diagnosis;
}

export interface RunFinished extends EventBase {
  readonly kind: 'run-finished';
  /**
   * `completed`: every step ran, whatever it found; `failed`: a fix or verify step did not pass, the rest did not run;
   * `declined`: the user said no; `cancelled`: stopped; `refused`: could not start, `reason` says why.
   */
  readonly status: 'completed' | 'failed' | 'declined' | 'cancelled' | 'refused';
  readonly reason: string | null;
  /** How many secrets were masked in this run. */
  readonly masked: number;
}
