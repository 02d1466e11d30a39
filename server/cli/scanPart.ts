import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { LintSettings } from '../lint/settings.ts';
import { createLogScanner, type StreamedEntry } from '../logs/logStream.ts';
import { compileSignatures, type RunbookSignatures, type SignatureSet } from '../logs/signatureSet.ts';
import type { LogPartFindings } from '../report/describeLog.ts';
import { SEVERITY_ORDER } from '../report/report.ts';
import type { Severity } from '../rules/rule.ts';

/** What is looked for in logs; goes to other threads as it is. */
export interface ScanRequest {
  readonly runbooks: readonly RunbookSignatures[];
  readonly levels: LintSettings['rules'];
  readonly leastSeverity: Severity;
  /** Only these error codes, where any rule is named. */
  readonly only: readonly string[];
  /** How many symptoms are kept; the others are counted. */
  readonly most: number;
}

/** Some lines of a log: those that begin from one byte on and before another. */
export interface LogPart {
  readonly path: string;
  readonly start: number;
  /** Infinite for the last part: a log may grow while it is read. */
  readonly end: number;
}

/** Collects the symptoms of a part of a log, whose bytes come in pieces. */
export interface PartScan {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => LogPartFindings;
}

export function createPartScan(request: ScanRequest, set: SignatureSet): PartScan {
  const scanner = createLogScanner(set);
  const entries: StreamedEntry[] = [];
  let left = 0;
  let certain = false;
  const take = (streamed: readonly StreamedEntry[]): void => {
    for (const one of streamed) {
      certain ||= one.entry.certain;
      if (!isWanted(one, request)) continue;
      if (entries.length < request.most) entries.push(one);
      else left += 1;
    }
  };
  return {
    push: (chunk) => take(scanner.push(chunk)),
    end: () => {
      take(scanner.end());
      return { entries, left, certain, lines: scanner.lines() };
    },
  };
}

function isWanted({ entry: { code, severity } }: StreamedEntry, { levels, leastSeverity, only }: ScanRequest): boolean {
  const level = levels[code] ?? severity;
  if (level === 'off' || (only.length > 0 && !only.includes(code))) return false;
  return SEVERITY_ORDER.indexOf(level) >= SEVERITY_ORDER.indexOf(leastSeverity);
}

/** Scans a part of a log on the disk; throws what the disk throws. */
export function scanPart(
  part: LogPart,
  request: ScanRequest,
  set = compileSignatures(request.runbooks),
): LogPartFindings {
  const scan = createPartScan(request, set);
  for (const chunk of chunksOf(part)) scan.push(chunk);
  return scan.end();
}

/** As much at a time as is read quickly and still fits into the processor's cache. */
const CHUNK_BYTES = 1 << 20;

const LINE_BREAK = 10;

function* chunksOf({ path, start, end }: LogPart): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(CHUNK_BYTES);
    // The byte before tells whether a line begins at the first one.
    let at = Math.max(0, start - 1);
    let isInside = start === 0;
    for (;;) {
      // A pipe has no places to read at.
      const read = readSync(file, buffer, 0, CHUNK_BYTES, start === 0 && end === Infinity ? null : at);
      if (read === 0) return;
      const bytes = buffer.subarray(0, read);
      let from = 0;
      if (!isInside) {
        from = bytes.indexOf(LINE_BREAK) + 1;
        isInside = from > 0;
        if (at + (isInside ? from : read) >= end) return;
      }
      const lastBreak = end - 1 - at < read ? bytes.indexOf(LINE_BREAK, Math.max(0, end - 1 - at)) : -1;
      if (isInside) yield bytes.subarray(from, lastBreak === -1 ? read : lastBreak + 1);
      if (lastBreak !== -1) return;
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** Cuts a log into parts of about the given size. */
export function partsOf(path: string, partBytes: number): readonly LogPart[] {
  const stats = statSync(path);
  const count = stats.isFile() ? Math.max(1, Math.round(stats.size / partBytes)) : 1;
  const step = Math.ceil(stats.size / count);
  return Array.from({ length: count }, (_, index) => ({
    path,
    start: index * step,
    end: index === count - 1 ? Number.POSITIVE_INFINITY : (index + 1) * step,
  }));
}
