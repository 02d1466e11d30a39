import type { SyntaxNode } from '@lezer/common';
import { nearest } from '../../schemas/nearest.ts';
import { replaceRange } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { ALERT_KINDS, ourRules } from './alertGroups.ts';
import { metricNames, type Promql, readPromql } from './promql.ts';

/** The metric by which OpenClaw tells how its workers are, and the values of its label `status`. */
const METRIC = 'openclaw_worker_status';
const STATUSES = ['healthy', 'unreachable'];

export const misspelledMetric: DocumentRule = {
  id: 'alerts/misspelled-metric',
  title: 'An alert on a metric or status that OpenClaw does not have',
  severity: 'warning',
  why: `Prometheus takes any name. An expression on a metric or label value that nobody exports gives nothing, and the alert
never fires, however many workers are lost.`,
  fix: { kind: 'safe', says: 'Writes the name that was meant.' },
  appliesTo: ALERT_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_workers_status{status="unreachable"} == 1 # want alerts/misspelled-metric
        for: 2m
        labels:
          severity: critical
      - alert: WorkerUnreachableLong
        expr: openclaw_worker_status{status="UNREACHABLE"} == 1 # want alerts/misspelled-metric
        for: 15m
        labels:
          severity: critical
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
          severity: critical
      - alert: WorkerUnreachableLong
        expr: openclaw_worker_status{status="unreachable"} == 1
        for: 15m
        labels:
          severity: critical
`,
      },
    },
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        labels:
          severity: critical
      - alert: QueueLong
        expr: openclaw_queue_depth > 1000
        labels:
          severity: warning
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const { expression } of ourRules(resource)) {
      if (expression === undefined || !expression.text.includes('openclaw_')) continue;
      const promql = readPromql(resource.document, expression);
      for (const { what, found, meant, from, to } of misspellings(promql)) {
        const place = promql.place(from, to);
        report({
          at: place,
          message: `${what} "${found}" is not known to OpenClaw, so that the expression gives nothing; did you mean "${meant}"`,
          fixes: [
            {
              title: `Change to "${meant}"`,
              safety: 'safe',
              edits: [replaceRange(resource.document, place.start, place.end, meant)],
            },
          ],
        });
      }
    }
  },
};

interface Misspelling {
  readonly what: string;
  readonly found: string;
  readonly meant: string;
  readonly from: number;
  readonly to: number;
}

function misspellings(promql: Promql): readonly Misspelling[] {
  const found: Misspelling[] = [];
  for (const { name, from, to } of metricNames(promql)) {
    if (name !== METRIC && name.startsWith('openclaw_') && nearest(name, [METRIC]) !== undefined)
      found.push({ what: 'metric', found: name, meant: METRIC, from, to });
  }
  promql.tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'UnquotedLabelMatcher') found.push(...misspelledStatus(promql.text, node));
    },
  });
  return found;
}

function misspelledStatus(text: string, matcher: SyntaxNode): readonly Misspelling[] {
  const label = matcher.getChild('LabelName');
  const value = matcher.getChild('StringLiteral');
  const operator = matcher.getChild('MatchOp');
  const metric = matcher.parent?.parent?.getChild('Identifier');
  if (label === null || value === null || operator === null || metric === null || metric === undefined) return [];
  const isStatus = text.slice(label.from, label.to) === 'status' && text.slice(metric.from, metric.to) === METRIC;
  // A pattern may match what it does not spell out.
  if (!isStatus || text.slice(operator.from, operator.to).includes('~')) return [];
  const found = text.slice(value.from + 1, value.to - 1);
  const meant = STATUSES.includes(found) ? undefined : nearest(found, STATUSES);
  if (meant === undefined) return [];
  return [{ what: 'status', found, meant, from: value.from + 1, to: value.to - 1 }];
}
