import type { PemReader } from '../documents/certificate.ts';
import type { LogPartFindings } from '../report/describeLog.ts';
import type { SourceRead } from './readSource.ts';
import type { ScanRequest } from './scanPart.ts';

/** What the command line needs of the machine. */
export interface LintIo {
  readonly args: readonly string[];
  readonly version: string;
  /** Aborted when the user wants the run to end. */
  readonly signal: AbortSignal;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether somebody looks at standard error. */
  readonly isTerminal: boolean;
  /** Whether colours are wanted where no option says so. */
  readonly color: boolean;
  readonly now: number;
  readonly readPem: PemReader;
  readonly readStdin: () => AsyncIterable<Uint8Array>;
  /** Undefined where there is no such file or it is no text. */
  readonly readText: (path: string) => string | undefined;
  /** Files that may be checked, in their order; in batches, in several threads where there are enough of them. */
  readonly readSources: (paths: readonly string[], threads: number | undefined) => AsyncIterable<readonly SourceRead[]>;
  /** Scans logs of any size, in several threads where that pays; the parts of each log in their order. */
  readonly scanLogs: (
    paths: readonly string[],
    request: ScanRequest,
    threads: number | undefined,
  ) => AsyncIterable<LogScan>;
  /** The texts of the runbooks that ship with the program. */
  readonly readRunbooks: () => readonly string[];
  /** Puts a file in place whole or not at all; the reason where it could not. */
  readonly writeText: (path: string, text: string) => string | undefined;
  readonly findFiles: (paths: readonly string[], ignore: IgnoreRules) => FoundFiles;
  readonly findConfig: () => string | undefined;
  /** The folder that the patterns of a settings file are relative to; the working directory without one. */
  readonly rootOf: (config: string | undefined) => string;
  /** The patterns of an ignore file in the folder. */
  readonly ignoreFileIn: (folder: string) => string;
  readonly toUri: (path: string) => string;
  /** The path as reports show it: relative to the working directory where it lies below it, with `/`. */
  readonly displayPath: (path: string) => string;
  readonly digest: (text: string) => string;
}

export interface IgnoreRules {
  readonly patterns: readonly string[];
  /** The folder that the patterns are relative to. */
  readonly root: string;
}

export interface FoundFiles {
  /** All files that may be ours, each once, sorted within their folders. */
  readonly files: readonly string[];
  /** Paths that are not there or that are nothing to check, with the reason: then nothing is checked. */
  readonly wrong: readonly string[];
  /** Folders that could not be read, with the reason: the rest is checked all the same. */
  readonly unreadable: readonly string[];
  /** What else the user should know. */
  readonly notes: readonly string[];
}

export type LogScan =
  | { readonly kind: 'scanned'; readonly path: string; readonly parts: readonly LogPartFindings[] }
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };
