import type { Problem } from '../lint/problem.ts';
import { MOST_LOG_PROBLEMS, symptomMessage } from '../lint/readerProblems.ts';
import type { LintSettings } from '../lint/settings.ts';
import { OWN_LOG_NAME } from '../logs/logFile.ts';
import { createLogScanner, type StreamedEntry } from '../logs/logStream.ts';
import type { SignatureSet } from '../logs/signatureSet.ts';
import type { ReportedFile, ReportedFinding } from '../report/report.ts';

export interface LogInput {
  readonly path: string;
  readonly uri: string;
  /** The log's bytes, in order; a log may be larger than memory. */
  readonly chunks: Iterable<Uint8Array>;
  readonly set: SignatureSet;
  readonly settings: LintSettings;
  readonly isWanted: (problem: Problem) => boolean;
  readonly digest: (text: string) => string;
}

export interface CheckedLog {
  readonly file: ReportedFile;
  /** How many symptoms there are beyond those that are listed. */
  readonly left: number;
}

/** Finds the symptoms in a log as the editor does, without ever holding it. Offsets of its problems are bytes. */
export function checkLog({ path, uri, chunks, set, settings, isWanted, digest }: LogInput): CheckedLog {
  const findings: ReportedFinding[] = [];
  const occurrences = new Map<string, number>();
  let left = 0;
  let isOurs = OWN_LOG_NAME.test(uri);
  for (const streamed of entriesIn(chunks, set)) {
    isOurs ||= streamed.entry.certain;
    const problem = problemOf(uri, streamed, settings);
    if (problem === undefined || !isWanted(problem)) continue;
    if (findings.length === MOST_LOG_PROBLEMS) {
      left += 1;
      continue;
    }
    const { entry, line } = streamed;
    const key = `${entry.code}\n${path}\n${entry.message}`;
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    findings.push({
      problem,
      startLine: line,
      startColumn: entry.start + 1,
      endLine: line,
      endColumn: entry.end + 1,
      line: entry.message,
      related: [],
      fingerprint: digest(`${key}\n${occurrence}`),
    });
  }
  return isOurs ? { file: { path, findings }, left } : { file: { path, findings: [] }, left: 0 };
}

function* entriesIn(chunks: Iterable<Uint8Array>, set: SignatureSet): Generator<StreamedEntry> {
  const scanner = createLogScanner(set);
  for (const chunk of chunks) yield* scanner.push(chunk);
  yield* scanner.end();
}

function problemOf(uri: string, { entry, byteOffset }: StreamedEntry, settings: LintSettings): Problem | undefined {
  const severity = settings.rules[entry.code] ?? entry.severity;
  if (severity === 'off') return undefined;
  return {
    uri,
    rule: entry.code,
    severity,
    message: symptomMessage(entry),
    start: byteOffset + entry.start,
    end: byteOffset + entry.end,
    related: [],
    fixes: [],
  };
}
