import { asMap, pairOf } from '../../documents/access.ts';
import type { MapNode } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { insertFirstPair, insertPair } from '../edit.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { ALERT_KINDS, alertGroups } from './alertGroups.ts';

/** Labels by which people route alerts; `severity` is the usual one. */
const SEVERITY_LABELS = ['severity', 'priority', 'level', 'urgency'];

export const noSeverity: DocumentRule = {
  id: 'alerts/no-severity',
  title: 'An alert without a severity',
  severity: 'warning',
  why: `Alertmanager decides by labels who is told, and when. An alert without \`severity\` matches no route but the last, where
often nobody looks: the worker is unreachable, the alert fires, and no one comes.`,
  fix: { kind: 'needs review', says: 'Adds `severity: critical`, or `warning`.' },
  appliesTo: ALERT_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable # want alerts/no-severity
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 2m
        labels:
          team: platform
`,
      },
      fixed: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 2m
        labels:
          team: platform
          severity: critical
`,
      },
    },
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    labels:
      severity: critical
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 2m
      - record: worker:unreachable:count
        expr: count(openclaw_worker_status{status="unreachable"} == 1)
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    if (!absenceKnown) return;
    for (const group of alertGroups(resource)) {
      // Since Prometheus 3.0 a group's labels are those of all its rules.
      if (hasSeverity(group.map)) continue;
      for (const { kind, map, name, ours } of group.rules) {
        const alert = pairOf(map, 'alert');
        if (!ours || kind !== 'alert' || alert === undefined || hasSeverity(map)) continue;
        report({
          at: alert.value ?? alert.key,
          message: `alert "${name ?? ''}" has no severity; expected a label such as "severity: critical"`,
          fixes: ['critical', 'warning'].flatMap((level) => severityFix(resource.document, map, level)),
        });
      }
    }
  },
};

function hasSeverity(map: MapNode): boolean {
  const labels = pairOf(map, 'labels')?.value;
  return SEVERITY_LABELS.some((label) => pairOf(labels, label) !== undefined);
}

function severityFix(document: YamlDocument, map: MapNode, level: string): readonly Fix[] {
  const title = `Add severity: ${level}`;
  const labels = pairOf(map, 'labels');
  const inner = asMap(labels?.value);
  if (inner !== undefined)
    return [{ title, safety: 'needs review', edits: [insertPair(document, inner, entry(inner, level))] }];
  if (labels === undefined) {
    const source = map.flow ? `"labels": {${entry(map, level)}}` : `labels:\n  severity: ${level}`;
    return [{ title, safety: 'needs review', edits: [insertPair(document, map, source)] }];
  }
  if (labels.value !== undefined) return [];
  return [{ title, safety: 'needs review', edits: [insertFirstPair(document, labels, `severity: ${level}`)] }];
}

function entry(map: MapNode, level: string): string {
  return map.flow ? `"severity": "${level}"` : `severity: ${level}`;
}
