import type { Files } from '../run/files.ts';
import type { System } from '../run/system.ts';

/** The world as the command line sees it, passed in by `bin.ts`. */
export interface Terminal {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly home: string;
  /** The folder of the runbooks that come with the program. */
  readonly runbooksFolder: string;
  readonly version: string;
  /** Results. */
  readonly print: (text: string) => void;
  /** Everything else. */
  readonly printError: (text: string) => void;
  /** Whether results go to a person's terminal. */
  readonly isTerminal: boolean;
  readonly columns: number;
  /** Asks a person and waits; null where nobody can answer. An aborted question is answered with null. */
  readonly ask: ((question: string, signal: AbortSignal) => Promise<string | null>) | null;
  readonly files: Files;
  readonly system: (recordsFolder: string) => System;
  readonly sha256: (text: string) => string;
  /** Ctrl+C. */
  readonly signal: AbortSignal;
}

/** 0: nothing wrong; 1: a failure was found or an expectation failed; 2: could not run; 130: stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Says why nothing could be done. */
export function cannot(terminal: Terminal, message: string): 2 {
  terminal.printError(`openclaw-runbook: ${message}\n`);
  return 2;
}
