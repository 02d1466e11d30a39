import { asScalar, pairOf, valueAt } from '../../documents/access.ts';
import type { ScalarNode } from '../../documents/node.ts';
import { replaceScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { formatGoDuration, parseGoDuration } from '../worker/duration.ts';
import { type Service, servicesOf } from './service.ts';

/** Where Compose's schema asks for a duration. */
/** Where durations stand in a service. */
export const DURATIONS: readonly (readonly string[])[] = [
  ['healthcheck', 'interval'],
  ['healthcheck', 'timeout'],
  ['healthcheck', 'start_period'],
  ['healthcheck', 'start_interval'],
  ['stop_grace_period'],
  ['deploy', 'restart_policy', 'delay'],
  ['deploy', 'restart_policy', 'window'],
  ['deploy', 'update_config', 'delay'],
  ['deploy', 'update_config', 'monitor'],
  ['deploy', 'rollback_config', 'delay'],
  ['deploy', 'rollback_config', 'monitor'],
];

export const duration: DocumentRule = {
  id: 'compose/duration',
  title: 'A duration that Compose cannot read',
  severity: 'error',
  why: `Compose reads durations as Go does: numbers, each with its unit (\`ms\`, \`s\`, \`m\`, \`h\`), without blanks. Anything else
makes it refuse the whole project.`,
  fix: { kind: 'safe', says: 'Writes the same time as Go does: 30 (seconds) becomes 30s, 1d becomes 24h.' },
  appliesTo: ['Compose'],
  scope: 'document',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
      interval: "30" # want compose/duration
      timeout: 10 sec # want compose/duration
      retries: 3
      start_period: 1min # want compose/duration
    stop_grace_period: 20 # want compose/duration
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
      interval: "30s"
      timeout: 10s
      retries: 3
      start_period: 1m
    stop_grace_period: 20s
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
      interval: 1m30s
      timeout: 500ms
      start_period: \${START_PERIOD:-60s}
    stop_grace_period: 0s
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const service of servicesOf(resource)) {
      for (const path of DURATIONS) {
        const scalar = ownScalar(service, path);
        if (scalar === undefined || scalar.type === 'null' || scalar.templated || scalar.text.includes('$')) continue;
        if (parseGoDuration(scalar.text) !== undefined && scalar.type === 'string') continue;
        const suggestion = readLoosely(scalar.text);
        report({
          at: scalar,
          message: `${path.at(-1)} "${scalar.text}" is no duration for Compose; expected numbers with units as in "1m30s"`,
          fixes:
            suggestion === undefined
              ? []
              : [
                  {
                    title: `Change to "${suggestion}"`,
                    safety: 'safe',
                    edits: [replaceScalar(service.document, scalar, suggestion)],
                  },
                ],
        });
      }
    }
  },
};

/** What another service lends by an anchor is reported there, once. */
function ownScalar({ map }: Service, path: readonly string[]): ScalarNode | undefined {
  const first = map.pairs.find(({ key }) => key.text === path[0]);
  if (first === undefined || first.value?.kind === 'alias') return undefined;
  const rest = path.slice(1);
  const last = rest.at(-1);
  if (last === undefined) return asScalar(first.value);
  return asScalar(pairOf(valueAt(first.value, ...rest.slice(0, -1)), last)?.value);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1000,
  ms: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
};

/** A single number with a unit as people write it; seconds where there is none, as everywhere around health checks. */
function readLoosely(text: string): string | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? '-'];
  return match === null || unit === undefined ? undefined : formatGoDuration(Number(match[1]) * unit);
}
