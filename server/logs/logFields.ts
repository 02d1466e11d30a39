import { type Level, readLevel } from './level.ts';
import { readTime } from './time.ts';

/** What a structured line says: its message and the fields that matter. */
export interface Fields {
  readonly message: string;
  /** The message as it stands in the line. */
  readonly raw: string;
  readonly level: Level | undefined;
  readonly time: number | undefined;
  readonly source: string | undefined;
}

/** Reads logfmt with a level and a message, or a JSON object with a message; undefined for anything else. */
export function readFields(rest: string): Fields | undefined {
  if (rest.startsWith('{')) return readJson(rest.trimEnd());
  const message = LOGFMT_MESSAGE.exec(rest);
  if (message === null || !/\blevel=/.test(rest)) return undefined;
  const raw = message[1] ?? message[2] ?? '';
  return {
    message: raw.replace(/\\(.)/g, '$1'),
    raw,
    level: readLevel(/\blevel="?(\w+)/.exec(rest)?.[1]),
    time: readTime(/\b(?:time|ts)="?([^\s"]+)/.exec(rest)?.[1]),
    source: /\b(?:worker|worker_id|pod|host)="?([^\s"]+)/.exec(rest)?.[1],
  };
}

const LOGFMT_MESSAGE = /\bmsg=(?:"((?:[^"\\]|\\.)*)"|(\S+))/;

function readJson(text: string): Fields | undefined {
  if (!text.endsWith('}')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A line that only looks like JSON is a line like any other.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  const texts = (names: readonly string[]): string | undefined =>
    names.map((name) => fields.get(name)).find((field) => typeof field === 'string');
  const message = texts(['msg', 'message', 'log', 'error', 'err']);
  if (message === undefined) return undefined;
  return {
    message: message.trimEnd(),
    raw: JSON.stringify(message).slice(1, -1),
    level: readLevel(texts(['level', 'lvl', 'severity'])) ?? PRIORITIES[texts(['priority']) ?? ''],
    time: readTime(texts(['time', 'ts', 'timestamp', '@timestamp'])) ?? fieldTime(fields),
    source: texts(['worker', 'worker_id', 'workerid', 'pod', '_hostname', 'host', 'hostname']),
  };
}

/** syslog's, as journalctl -o json gives them. */
const PRIORITIES: Readonly<Record<string, Level>> = {
  '0': 'error',
  '1': 'error',
  '2': 'error',
  '3': 'error',
  '4': 'warn',
  '5': 'info',
  '6': 'info',
  '7': 'debug',
};

/** journald counts microseconds, zap and zerolog seconds. */
function fieldTime(fields: ReadonlyMap<string, unknown>): number | undefined {
  const journald = Number(fields.get('__realtime_timestamp'));
  if (Number.isFinite(journald) && journald > 0) return journald / 1000;
  const seconds = fields.get('ts') ?? fields.get('time');
  return typeof seconds === 'number' ? seconds * (seconds > 1e11 ? 1 : 1000) : undefined;
}
