import type { LogEntry } from './logEntry.ts';
import { scanLines } from './scan.ts';
import type { SignatureSet } from './signatureSet.ts';

/** A log in the editor: its symptoms, kept by blocks of lines, so that an edit costs no more than the block it is in. */
export interface LogFile {
  readonly set: SignatureSet;
  readonly blocks: readonly LogBlock[];
  /** Whether anything in it shows that the log is OpenClaw's. */
  readonly ours: boolean;
}

interface LogBlock {
  readonly text: string;
  readonly entries: readonly PlacedLogEntry[];
}

/** Offsets of the line and the message in the block or, once placed, in the file; UTF-16 code units. */
export interface PlacedLogEntry {
  readonly entry: LogEntry;
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
}

/** Long enough that there are few, short enough that one is read in well under a millisecond. */
const BLOCK_LENGTH = 32_768;

/** Reads a log; takes over every block of `previous` that is still the same. */
export function readLogFile(uri: string, text: string, set: SignatureSet, previous?: LogFile): LogFile {
  const older = previous?.set === set ? previous.blocks : [];
  let start = 0;
  let front = 0;
  for (let block = older[front]; block !== undefined; block = older[front]) {
    // The last block may have grown: it ends with the text, not with a line.
    if (!text.startsWith(block.text, start) || !endsLine(block.text)) break;
    start += block.text.length;
    front += 1;
  }
  let end = text.length;
  let back = older.length;
  for (let block = older[back - 1]; block !== undefined && back > front; block = older[back - 1]) {
    const from = end - block.text.length;
    if (from < start || !text.startsWith(block.text, from) || (from > 0 && text.charCodeAt(from - 1) !== 10)) break;
    end = from;
    back -= 1;
  }
  const blocks = [...older.slice(0, front), ...readBlocks(text, start, end, set), ...older.slice(back)];
  const ours = OWN_LOG_NAME.test(uri) || blocks.some(({ entries }) => entries.some(({ entry }) => entry.certain));
  return { set, blocks, ours };
}

/** A file name that says whose log it is. */
export const OWN_LOG_NAME = /(?:openclaw|clw)[^/]*$|\/(?:worker|manager)[\w.-]*\.log(?:\.\d+)?$/i;

function endsLine(text: string): boolean {
  return text.charCodeAt(text.length - 1) === 10;
}

function readBlocks(text: string, from: number, to: number, set: SignatureSet): LogBlock[] {
  const blocks: LogBlock[] = [];
  for (let start = from; start < to; ) {
    const lineBreak = text.indexOf('\n', Math.min(start + BLOCK_LENGTH, to) - 1);
    const end = lineBreak === -1 || lineBreak >= to ? to : lineBreak + 1;
    blocks.push(readBlock(text.slice(start, end), set));
    start = end;
  }
  return blocks;
}

function readBlock(slice: string, set: SignatureSet): LogBlock {
  // A slice keeps the whole text that it was cut from alive; this copies it.
  const text = ` ${slice}`.slice(1);
  const bytes = new Uint8Array(text.length);
  // Only ASCII is searched for, so that of other characters any byte will do; a wrong hit is read and found to be none.
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  const entries = scanLines(bytes, set, (start, end) => text.slice(start, withoutReturn(text, end)));
  return { text, entries: entries.map(({ entry, lineStart }) => place(entry, lineStart, 0)) };
}

function withoutReturn(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function place(entry: LogEntry, lineStart: number, offset: number): PlacedLogEntry {
  const line = offset + lineStart;
  return { entry, lineStart: line, start: line + entry.start, end: line + entry.end };
}

/** The symptoms of a log in the order of its text, offsets in the file; none for a log that is not OpenClaw's. */
export function entriesOf({ blocks, ours }: LogFile): readonly PlacedLogEntry[] {
  if (!ours) return [];
  let offset = 0;
  return blocks.flatMap(({ text, entries }) => {
    const base = offset;
    offset += text.length;
    return entries.map(({ entry, lineStart }) => place(entry, lineStart, base));
  });
}
