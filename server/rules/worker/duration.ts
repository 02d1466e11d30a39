import type { Pair } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { setScalar } from '../edit.ts';
import type { DocumentRule, RuleContext } from '../rule.ts';
import { settingOf } from './cluster.ts';

/** The durations of a worker.yaml, what is sensible for each, and what to write where the author's meaning is lost. */
const DURATIONS = [
  { key: 'reconnect_interval', shortestMs: 1000, longestMs: 15_000, recommended: '5s' },
  { key: 'heartbeat_interval', shortestMs: 1000, longestMs: 20_000, recommended: '10s' },
] as const;

export const duration: DocumentRule = {
  id: 'worker/duration',
  title: 'A duration is not written in Go’s syntax',
  severity: 'error',
  why: `OpenClaw is written in Go and reads durations with \`time.ParseDuration\`: a number with a unit, \`ns\`, \`us\`, \`ms\`, \`s\`,
\`m\` or \`h\`, without blanks, as in \`5s\` or \`1m30s\`. Anything else (\`30\`, \`30 s\`, \`1d\`, \`5sec\`) is refused: the worker does not
start, and the cluster shows it as \`UNREACHABLE\`.`,
  fix: {
    kind: 'safe',
    says: 'Writes the duration that was meant in Go’s syntax; where it cannot be told, the recommended one, for review.',
  },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: 5 # want worker/duration
  max_reconnect_attempts: 10
  heartbeat_interval: "10 sec" # want worker/duration
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: 5s
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "often" # want worker/duration
  max_reconnect_attempts: 10
  heartbeat_interval: 10s
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: 10s
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: 2.5s
  max_reconnect_attempts: 30
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, context) {
    for (const known of DURATIONS) checkDuration(resource, known, context);
  },
};

function checkDuration(resource: Resource, known: (typeof DURATIONS)[number], { report }: RuleContext): void {
  const { scalar, text } = settingOf(resource, 'cluster', known.key);
  if (scalar === undefined || text === undefined || parseGoDuration(text) !== undefined) return;
  const meant = meantDuration(text);
  const meantMs = meant === undefined ? undefined : parseGoDuration(meant);
  const isSensible = meantMs !== undefined && meantMs >= known.shortestMs && meantMs <= known.longestMs;
  // A repaired "30" would only be the next finding, about its length.
  const wanted = meant !== undefined && isSensible ? meant : known.recommended;
  report({
    at: scalar,
    message: `${known.key} "${text}" ${whyNoDuration(text)}; expected a number with a unit, such as "${wanted}"`,
    fixes: [
      {
        title: `Set ${known.key} to "${wanted}"`,
        safety: meant === undefined ? 'needs review' : 'safe',
        edits: [setScalar(resource.document, scalar, wanted)],
      },
    ],
  });
}

function whyNoDuration(text: string): string {
  if (/^[-+]?[\d.]+$/.test(text)) return 'has no unit';
  if (/\s/.test(text)) return 'holds a blank, which Go does not take';
  const unit = /^[-+]?[\d.]+([a-zA-Z]+)$/.exec(text)?.[1];
  if (unit === undefined) return 'is no duration in Go’s syntax';
  if (/^(?:d|days?|w|weeks?)$/i.test(unit)) return `has the unit "${unit}"; the longest unit of Go is "h"`;
  return `has the unit "${unit}", which Go does not know`;
}

/** What the author of a wrong duration must have meant, in Go's syntax: `5 sec` is `5s`, a bare number is seconds. */
function meantDuration(text: string): string | undefined {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/(?<=[a-zµμ])\s*(?=\d)/);
  const written = parts.map((part) => {
    const match = /^(\d+(?:\.\d+)?)\s*([a-zµμ]*)$/.exec(part);
    const unit = match === null ? undefined : MEANT_UNITS[match[2] ?? ''];
    if (match === null || unit === undefined) return undefined;
    return unit === 'd' ? `${Number(match[1]) * 24}h` : `${match[1]}${unit}`;
  });
  if (written.includes(undefined)) return undefined;
  const joined = written.join('');
  return parseGoDuration(joined) === undefined ? undefined : joined;
}

const MEANT_UNITS: Readonly<Record<string, string>> = {
  '': 's',
  ns: 'ns',
  us: 'us',
  ms: 'ms',
  msec: 'ms',
  millis: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
};

/** Milliseconds of a duration in Go's syntax (`time.ParseDuration`), such as `1m30s`; undefined where it is none. */
export function parseGoDuration(text: string): number | undefined {
  if (text === '0' || text === '+0' || text === '-0') return 0;
  const match = /^([-+]?)((?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text);
  if (match === null) return undefined;
  let total = 0;
  for (const [, amount, unit] of (match[2] ?? '').matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return match[1] === '-' ? -total : total;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Writes a duration as Go prints it, without zero parts: `150000` is `2m30s`. */
export function formatGoDuration(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', seconds > 0 ? `${seconds}s` : ''];
  return parts.join('') || '0s';
}

/** The pair of a key in the `cluster` section of a worker.yaml, and its duration where it holds one. */
export function clusterDuration(resource: Resource, key: string): { pair: Pair | undefined; ms: number | undefined } {
  const { pair, text } = settingOf(resource, 'cluster', key);
  return { pair, ms: text === undefined ? undefined : parseGoDuration(text) };
}
