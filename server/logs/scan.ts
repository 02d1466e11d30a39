import { type LogEntry, readLogEntry } from './logEntry.ts';
import type { SignatureSet } from './signatureSet.ts';

/** An entry with the place of its line: bytes in a stream, UTF-16 code units in a text. */
export interface PlacedEntry {
  readonly entry: LogEntry;
  /** Of the first character of the line. */
  readonly lineStart: number;
}

const LINE_BREAK = 10;

/**
 * Finds the symptoms in a part of a log that begins and ends with a line. `lineAt` decodes a line, which happens only
 * for those that hold one of the signatures' literals.
 */
export function scanLines(
  bytes: Uint8Array,
  set: SignatureSet,
  lineAt: (start: number, end: number) => string,
): PlacedEntry[] {
  const found: PlacedEntry[] = [];
  let from = 0;
  while (from < bytes.length) {
    const hit = set.search === undefined ? from : set.search.find(bytes, from, bytes.length);
    if (hit === -1) break;
    const start = bytes.lastIndexOf(LINE_BREAK, hit) + 1;
    const next = bytes.indexOf(LINE_BREAK, hit);
    const end = next === -1 ? bytes.length : next;
    // A search that has nothing to look for stops at each line, at its break too.
    const lineStart = set.search === undefined ? from : start;
    const entry = readLogEntry(lineAt(lineStart, end), set);
    if (entry !== undefined) found.push({ entry, lineStart });
    from = end + 1;
  }
  return found;
}
