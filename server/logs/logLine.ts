import { stripColours } from './ansi.ts';
import { LEVEL_WORDS, type Level, readLevel } from './level.ts';
import { type Fields, readFields } from './logFields.ts';
import { readTime } from './time.ts';

/** What a line of a log says once everything that carried it is taken off. Offsets in the line. */
export interface LogLine {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly level: Level | undefined;
  /** Milliseconds since the epoch; a time without a zone is taken for UTC, one without a year for none. */
  readonly time: number | undefined;
  /** What wrote it, as the carrier names it: a pod, a service of Compose, a host. */
  readonly source: string | undefined;
  /** What the carriers say besides: units, containers, fields; only looked through for names. */
  readonly carriers: string;
  /** Written in one of the formats of OpenClaw's own logs. */
  readonly ownFormat: boolean;
}

/** Reads a line as written, or wrapped by journalctl, kubectl, docker compose, CRI, klog, logfmt or JSON. */
export function readLogLine(line: string): LogLine {
  const plain = stripColours(line);
  const reading: Reading = {
    text: plain.text,
    at: 0,
    level: undefined,
    time: undefined,
    source: undefined,
    carriers: '',
  };
  let ownFormat = false;
  // Each carrier may hold another one: kubectl with timestamps around what containerd wrote around the program's line.
  for (let layers = 0; layers < MAX_LAYERS; layers += 1) {
    const step = takeOwnFormat(reading) ? 'own' : CARRIERS.some((take) => take(reading)) ? 'carrier' : 'none';
    if (step === 'carrier') continue;
    ownFormat = step === 'own';
    break;
  }
  const rest = reading.text.slice(reading.at);
  const inner = ownFormat ? undefined : readFields(rest);
  if (inner !== undefined) return placeFields(reading, inner, plain);
  if (!ownFormat) takeLevel(reading);
  const message = reading.text.slice(reading.at).trimEnd();
  return {
    message,
    start: plain.offset(reading.at),
    end: plain.offset(reading.at + message.length),
    level: reading.level,
    time: reading.time,
    source: reading.source,
    carriers: reading.carriers,
    ownFormat,
  };
}

const MAX_LAYERS = 6;

interface Reading {
  readonly text: string;
  at: number;
  level: Level | undefined;
  time: number | undefined;
  source: string | undefined;
  carriers: string;
}

type Take = (reading: Reading) => boolean;

const ISO = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?';

const BRACKETED = new RegExp(`\\[(${LEVEL_WORDS})\\]\\s+(?:\\[(${ISO})\\]\\s+)?`, 'y');
const DATED = new RegExp(`\\[(${ISO})\\]\\s+(${LEVEL_WORDS})\\s+`, 'y');
const PLAIN_LEVEL = new RegExp(`(${LEVEL_WORDS}):?\\s+`, 'y');

/** `[ERROR] [2024-01-15T10:23:45.123Z] …`, `[ERROR] …` and `[2025-01-15 10:42:18] ERROR …`. */
function takeOwnFormat(reading: Reading): boolean {
  const bracketed = take(reading, BRACKETED);
  if (bracketed !== null) {
    reading.level = readLevel(bracketed[1]);
    reading.time = readTime(bracketed[2]) ?? reading.time;
    return true;
  }
  const dated = take(reading, DATED);
  if (dated === null) return false;
  reading.level = readLevel(dated[2]);
  reading.time = readTime(dated[1]) ?? reading.time;
  return true;
}

/** `WARN …`, as the controller writes. */
function takeLevel(reading: Reading): void {
  const plain = take(reading, PLAIN_LEVEL);
  if (plain !== null) reading.level = readLevel(plain[1]);
}

const CARRIERS: readonly Take[] = [
  // kubectl logs --prefix: [pod/openclaw-worker-6f9c7-x2x9k/worker]
  from(/\[(?:pod\/)?([\w.-]+)\/[\w.-]+\]\s+/y, ([, pod]) => ({ source: pod })),
  // docker compose logs: worker-1  |
  from(/([A-Za-z0-9][\w.-]*)\s+\|\s?/y, ([, service]) => ({ source: service })),
  // journalctl, short and short-precise: Jan 15 10:23:45 node-7 openclaw-worker[812]:
  from(/[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)? (\S+) [^\s:[\]]+(?:\[\d+\])?:\s/y, ([, host]) => ({
    source: host,
  })),
  // journalctl, short-full: Mon 2024-01-15 10:23:45 UTC node-7 openclaw-worker[812]:
  from(
    /[A-Z][a-z]{2} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.\d+)? \S+ (\S+) [^\s:[\]]+(?:\[\d+\])?:\s/y,
    ([, time, host]) => ({ time: readTime(time), source: host }),
  ),
  // journalctl, short-iso and short-unix, behind the time: node-7 openclaw-worker[812]:
  from(/([A-Za-z0-9][\w.-]*) [^\s:[\]]+\[\d+\]:\s/y, ([, host]) => ({ source: host })),
  // klog, as Kubernetes' own programs write: E0115 10:23:45.123456       1 controller.go:118]
  from(/([IWEF])\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ [\w.-]+:\d+\]\s/y, ([, letter]) => ({ level: KLOG[letter ?? ''] })),
  // A time alone, with containerd's and CRI-O's stream behind it or not.
  from(new RegExp(`(${ISO})\\s+(?:(?:stdout|stderr) [FP] )?`, 'y'), ([, time]) => ({ time: readTime(time) })),
  from(/(\d{10}\.\d+)\s+/y, ([, seconds]) => ({ time: Number(seconds) * 1000 })),
];

const KLOG: Readonly<Record<string, Level>> = { I: 'info', W: 'warn', E: 'error', F: 'error' };

function from(pattern: RegExp, read: (match: RegExpExecArray) => Partial<Reading>): Take {
  return (reading) => {
    const match = take(reading, pattern);
    if (match === null) return false;
    const { level, time, source } = read(match);
    reading.level = level ?? reading.level;
    reading.time = time ?? reading.time;
    reading.source ??= source;
    reading.carriers += match[0];
    return true;
  };
}

function take(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const match = pattern.exec(reading.text);
  if (match !== null) reading.at += match[0].length;
  return match;
}

/** A message in a field may itself be a line: docker's json-file and journald carry whatever the program wrote. */
function placeFields(outer: Reading, fields: Fields, plain: ReturnType<typeof stripColours>): LogLine {
  const inner = readLogLine(fields.message);
  const at = outer.text.indexOf(fields.raw, outer.at);
  const isVerbatim = at !== -1 && fields.raw.startsWith(fields.message);
  const start = at === -1 ? outer.at : at + (isVerbatim ? inner.start : 0);
  const end = at === -1 ? outer.text.length : isVerbatim ? at + inner.end : at + fields.raw.length;
  return {
    message: inner.message,
    start: plain.offset(start),
    end: plain.offset(end),
    level: inner.level ?? fields.level ?? outer.level,
    time: inner.time ?? fields.time ?? outer.time,
    source: fields.source ?? inner.source ?? outer.source,
    carriers: outer.text,
    ownFormat: inner.ownFormat,
  };
}
