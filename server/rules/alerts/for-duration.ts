import { asScalar } from '../../documents/access.ts';
import type { MapNode } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { replaceScalar } from '../edit.ts';
import type { DocumentRule, Finding } from '../rule.ts';
import { ALERT_KINDS, alertGroups } from './alertGroups.ts';
import { parseLooseDuration, writePrometheusDuration } from './prometheusDuration.ts';

export const forDuration: DocumentRule = {
  id: 'alerts/for-duration',
  title: 'A duration that Prometheus cannot read',
  severity: 'error',
  why: `Prometheus' durations are whole numbers with units from large to small: \`2m\`, \`1h30m\`. Without a unit, with a fraction
or with a blank it refuses the whole file, and no alert of it exists.`,
  fix: {
    kind: 'safe',
    says: 'Writes the same time with units; a number without one is taken for seconds, as elsewhere in Prometheus.',
  },
  appliesTo: ALERT_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    interval: 0.5m # want alerts/for-duration
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 2 min # want alerts/for-duration
        keep_firing_for: "300" # want alerts/for-duration
        labels:
          severity: critical
`,
      },
      fixed: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    interval: 30s
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 2m
        keep_firing_for: "5m"
        labels:
          severity: critical
`,
      },
    },
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    interval: 1h30m
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 0
        keep_firing_for: 1d12h
        labels:
          severity: critical
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const group of alertGroups(resource)) {
      const ours = group.rules.filter((rule) => rule.ours);
      if (ours.length === 0) continue;
      checkDurations(resource.document, group.map, ['interval', 'query_offset'], report);
      for (const { map } of ours) checkDurations(resource.document, map, ['for', 'keep_firing_for'], report);
    }
  },
};

function checkDurations(
  document: YamlDocument,
  map: MapNode,
  keys: readonly string[],
  report: (finding: Finding) => void,
): void {
  for (const { key, value } of map.pairs) {
    const scalar = keys.includes(key.text) ? asScalar(value) : undefined;
    if (scalar === undefined || scalar.templated || scalar.type === 'null' || PROMETHEUS_DURATION.test(scalar.text))
      continue;
    const milliseconds = parseLooseDuration(scalar.text);
    const suggestion = milliseconds === undefined ? undefined : writePrometheusDuration(milliseconds);
    report({
      at: scalar,
      message: `${key.text} "${scalar.text}" is no duration for Prometheus; expected whole numbers with units as in "2m" or "1h30m"`,
      fixes:
        suggestion === undefined
          ? []
          : [
              {
                title: `Change to "${suggestion}"`,
                safety: 'safe',
                edits: [replaceScalar(document, scalar, suggestion)],
              },
            ],
    });
  }
}

/** As in github.com/prometheus/common/model, `durationRE`, which takes no empty text. */
const PROMETHEUS_DURATION = /^(?:0|(?=.)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;
