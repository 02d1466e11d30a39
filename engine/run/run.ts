import type { Cluster } from '../profile/profile.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { ConfirmationAsked, RunEvent } from './event.ts';
import type { Intent } from './intent.ts';
import type { System } from './system.ts';

/** What is run, against what, and who answers for changes. */
export interface RunRequest {
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  /** Values that the caller gives; they go before those of the host, the cluster and the runbook's defaults. */
  readonly variables: Readonly<Record<string, string>>;
  readonly intent: Intent;
  readonly system: System;
  /** Stops the run: the step that runs ends with all of its processes, the rest does not start. */
  readonly signal: AbortSignal;
  /** Asked before each step that changes something. The signal is the run's: once aborted, the answer is ignored. */
  readonly confirm: (event: ConfirmationAsked, signal: AbortSignal) => Promise<'yes' | 'no'>;
}

/**
 * Starts at the first `next()`. Always ends with one `run-finished`, and never throws for what the world does. To leave
 * the loop early stops the run as the signal does.
 */
export declare function startRun(request: RunRequest): AsyncIterable<RunEvent>;
