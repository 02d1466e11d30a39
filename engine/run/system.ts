import type { RunEvent } from './event.ts';

/** Everything of the world that a run touches. `nodeSystem` makes the real one. */
export interface System {
  readonly startProcess: StartProcess;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newRunId: () => string;
  readonly sha256: () => Hash;
  /** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called once per run, before anything runs. */
  readonly openRecord: (runId: string) => OpenedRecord;
  /** What local programs need to know of the user's session, such as `PATH`, `HOME` and `SSH_AUTH_SOCK`. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Hash {
  readonly update: (text: string) => void;
  /** Lower-case hex. */
  readonly digest: () => string;
}

/** A program to start, with everything that it gets. Nothing else is inherited. */
export interface ProcessRequest {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Written to standard input, which is then closed; null for an empty one. */
  readonly input: string | null;
  readonly timeoutMs: number;
  /** When aborted, the process and all of its session end: TERM, and after two seconds KILL. */
  readonly signal: AbortSignal;
  /** While the promise is pending nothing more is read, so that a slow reader slows the writer down. */
  readonly onOutput: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => Promise<void>;
}

/** How a process ended. A failure is a value. */
export interface ProcessResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  readonly startError: string | null;
  readonly durationMs: number;
}

/** Never rejects. Resolves when the process and all that it started in its session are gone. */
export type StartProcess = (request: ProcessRequest) => Promise<ProcessResult>;

export type OpenedRecord =
  | { readonly kind: 'opened'; readonly record: RecordSink }
  | { readonly kind: 'failed'; readonly message: string };

/** Where a run is written down. A null answer is success, a text says why it could not be written. */
export interface RecordSink {
  /** The record's file; null for a run that leaves none. */
  readonly path: string | null;
  readonly append: (event: RunEvent) => string | null;
  /** The whole masked output of one attempt of a step, piece by piece. */
  readonly spool: (stepId: string, attempt: number, text: string) => string | null;
  readonly close: () => void;
}
