import type { LogEntry } from './logEntry.ts';
import { scanLines } from './scan.ts';
import type { SignatureSet } from './signatureSet.ts';

/** A symptom in a log that is too large to be held. */
export interface StreamedEntry {
  readonly entry: LogEntry;
  /** From 1. */
  readonly line: number;
  /** Offset of the line in bytes. */
  readonly byteOffset: number;
}

export interface LogScanner {
  /** Takes the next bytes of the log, cut anywhere; gives the symptoms of the lines that they complete. */
  readonly push: (chunk: Uint8Array) => readonly StreamedEntry[];
  /** The symptoms of a last line without a break. */
  readonly end: () => readonly StreamedEntry[];
  /** How many line breaks have been passed. */
  readonly lines: () => number;
}

const LINE_BREAK = 10;

/** Scans a log of any size in UTF-8, chunk by chunk; holds no more than a chunk and the line that it ends in. */
export function createLogScanner(set: SignatureSet): LogScanner {
  const decoder = new TextDecoder();
  let rest: Uint8Array = new Uint8Array(0);
  let byteOffset = 0;
  let line = 1;

  function scan(bytes: Uint8Array): readonly StreamedEntry[] {
    let countedTo = 0;
    const entries = scanLines(bytes, set, (start, end) =>
      decoder.decode(bytes.subarray(start, bytes[end - 1] === 13 ? end - 1 : end)),
    ).map(({ entry, lineStart }) => {
      line += countBreaks(bytes, countedTo, lineStart);
      countedTo = lineStart;
      return { entry, line, byteOffset: byteOffset + lineStart };
    });
    line += countBreaks(bytes, countedTo, bytes.length);
    byteOffset += bytes.length;
    return entries;
  }

  return {
    push: (chunk) => {
      const lastBreak = chunk.lastIndexOf(LINE_BREAK);
      if (lastBreak === -1) {
        // A line longer than any symptom is cut: what is beyond would only be thrown away later.
        if (rest.length < LONGEST_LINE) rest = concat(rest, chunk);
        else byteOffset += chunk.length;
        return [];
      }
      const firstBreak = rest.length === 0 ? -1 : chunk.indexOf(LINE_BREAK);
      // Only the line that was cut is put together, not the whole chunk.
      const joined = firstBreak === -1 ? [] : scan(concat(rest, chunk.subarray(0, firstBreak + 1)));
      const whole = scan(chunk.subarray(firstBreak + 1, lastBreak + 1));
      // The caller may fill its buffer again.
      rest = chunk.slice(lastBreak + 1);
      return joined.length === 0 ? whole : [...joined, ...whole];
    },
    end: () => {
      const last = rest;
      rest = new Uint8Array(0);
      return scan(last);
    },
    lines: () => line - 1,
  };
}

const LONGEST_LINE = 1 << 20;

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function countBreaks(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_BREAK, from); at !== -1 && at < to; at = bytes.indexOf(LINE_BREAK, at + 1))
    count += 1;
  return count;
}
