import type { RunEvent } from '../run/event.ts';
import type { RecordHeader, Sha256 } from './line.ts';

/** A record as far as it can be trusted. */
export interface ReadRecord {
  readonly header: RecordHeader | null;
  /** Up to the first line that is wrong. */
  readonly events: readonly RunEvent[];
  /** Whether the run came to its end; false after a crash, or where the last lines were cut off. */
  readonly finished: boolean;
  readonly problem: RecordProblem | null;
}

export interface RecordProblem {
  /**
   * `torn`: the last line is not complete, as after a crash while it was written; `broken-chain`: a line does not follow
   * from the one before it, so something was changed, added or taken out; `unreadable`: a line is no line of a record.
   */
  readonly kind: 'torn' | 'broken-chain' | 'unreadable';
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Reads a record and checks its chain. Never throws. */
export function readRecord(text: string, sha256: Sha256): ReadRecord {
  const lines = text.split('\n');
  const isTorn = lines.at(-1) !== '';
  if (!isTorn) lines.pop();
  let header: RecordHeader | null = null;
  const events: RunEvent[] = [];
  let previous = '';
  const end = (problem: RecordProblem | null): ReadRecord => {
    return { header, events, finished: events.at(-1)?.kind === 'run-finished', problem };
  };
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const body = parseLine(line);
    if (body === null) {
      return isTorn && number === lines.length
        ? end({ kind: 'torn', line: number, message: `Line ${number} is not complete; the run was interrupted there` })
        : end({ kind: 'unreadable', line: number, message: `Line ${number} is no line of a run's record` });
    }
    if (body['previous'] !== previous) {
      const message = `Line ${number} does not follow from the line before it; the record was changed`;
      return end({ kind: 'broken-chain', line: number, message });
    }
    previous = sha256(line);
    const { event } = body;
    if (index === 0 && isHeader(body['header'])) header = body['header'];
    else if (isEvent(event)) events.push(event);
    else
      return end({
        kind: 'unreadable',
        line: number,
        message: `Line ${number} holds no event that this version knows`,
      });
  }
  return end(lines.length > 0 ? null : { kind: 'unreadable', line: 1, message: 'The record is empty' });
}

function parseLine(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value['previous'] === 'string' ? value : null;
  } catch {
    // Not JSON: said by the answer.
    return null;
  }
}

function isHeader(value: unknown): value is RecordHeader {
  return isObject(value) && value['format'] === 'openclaw-run/1' && typeof value['runId'] === 'string';
}

function isEvent(value: unknown): value is RunEvent {
  return (
    isObject(value) && typeof value['kind'] === 'string' && kinds.has(value['kind']) && typeof value['at'] === 'string'
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const kindList: Readonly<Record<RunEvent['kind'], true>> = {
  'run-started': true,
  'step-started': true,
  'step-output': true,
  'step-finished': true,
  'confirmation-asked': true,
  'confirmation-answered': true,
  'diagnosis-made': true,
  'run-finished': true,
};

const kinds: ReadonlySet<string> = new Set(Object.keys(kindList));
