import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { OpenedRecord } from '../run/system.ts';
import { createLineWriter, type RecordHeader } from './line.ts';

/**
 * Opens `FOLDER/RUN/record.jsonl`. Each event is in the system's hands before the run goes on, so a record reads to its
 * last event even when the process is killed right after it.
 */
export function openRecordFile(folder: string, runId: string): OpenedRecord {
  const path = join(folder, runId, 'record.jsonl');
  const open = new Set<number>();
  const spools = new Map<string, number>();
  const nextLine = createLineWriter((text) => createHash('sha256').update(text).digest('hex'));
  const opened = (name: string): number => {
    // What commands print is nobody else's business.
    const descriptor = openSync(join(folder, runId, name), 'ax', 0o600);
    open.add(descriptor);
    return descriptor;
  };
  try {
    mkdirSync(join(folder, runId), { recursive: true, mode: 0o700 });
    const record = opened('record.jsonl');
    const header: RecordHeader = { format: 'openclaw-run/1', runId, user: userInfo().username, machine: hostname() };
    writeAll(record, nextLine({ header }));
    return {
      kind: 'opened',
      record: {
        path,
        append: (event) => failureOf(() => writeAll(record, nextLine({ event }))),
        spool: (stepId, attempt, text) =>
          failureOf(() => {
            const name = `${stepId}.${attempt}.txt`;
            const descriptor = spools.get(name) ?? opened(name);
            spools.set(name, descriptor);
            writeAll(descriptor, text);
          }),
        close: () => {
          for (const descriptor of open) closeSync(descriptor);
          open.clear();
        },
      },
    };
  } catch (error) {
    for (const descriptor of open) closeSync(descriptor);
    return { kind: 'failed', message: messageOf(error) };
  }
}

/** The system may take less than it is given, as where a disk is nearly full. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

function failureOf(write: () => void): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
