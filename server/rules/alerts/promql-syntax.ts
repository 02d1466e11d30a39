import { replaceRange } from '../edit.ts';
import type { DocumentRule, Finding } from '../rule.ts';
import { ALERT_KINDS, ourRules } from './alertGroups.ts';
import { findPatternErrors } from './labelPatterns.ts';
import { readPromql } from './promql.ts';
import { findSyntaxError } from './promqlError.ts';
import { findTypeErrors } from './promqlTypes.ts';

export const promqlSyntax: DocumentRule = {
  id: 'alerts/promql-syntax',
  title: 'An expression that Prometheus cannot read',
  severity: 'error',
  why: `Prometheus refuses the whole file, at a reload it goes on with the rules it had: the alert on a lost worker is not
there, and nobody notices until one is lost.`,
  fix: {
    kind: 'needs review',
    says: 'Writes the function, operator or quoted label value that was most likely meant.',
  },
  appliesTo: ALERT_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status=unreachable} == 1 # want alerts/promql-syntax
        for: 2m
        labels:
          severity: critical
      - alert: WorkerFlapping
        expr: change(openclaw_worker_status{status="unreachable"}[15m]) > 4 # want alerts/promql-syntax
        labels:
          severity: warning
      - alert: NoWorkers
        expr: |
          count(openclaw_worker_status{status="healthy"} == 1 # want alerts/promql-syntax
            or vector(0)
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
      - alert: WorkerFlapping
        expr: changes(openclaw_worker_status{status="unreachable"}[15m]) > 4
        labels:
          severity: warning
      - alert: NoWorkers
        expr: |
          count(openclaw_worker_status{status="healthy"} == 1
            or vector(0)
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
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: "Worker {{ $labels.worker }} is unreachable"
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const { expression } of ourRules(resource)) {
      if (expression === undefined) continue;
      const promql = readPromql(resource.document, expression);
      const error = findSyntaxError(promql);
      if (error !== undefined) {
        const { from, to, message, replacement } = error;
        const place = promql.place(from, to);
        const finding: Finding = { at: place, message };
        // Quotes of the label value's own would end a text in double quotes.
        const fits = replacement?.includes('"') !== true || expression.style !== 'double';
        if (replacement === undefined || !fits) report(finding);
        else
          report({
            ...finding,
            fixes: [
              {
                title: `Change to ${replacement}`,
                safety: 'needs review',
                edits: [replaceRange(resource.document, place.start, place.end, replacement)],
              },
            ],
          });
        continue;
      }
      for (const { from, to, message } of findPatternErrors(promql)) report({ at: promql.place(from, to), message });
      for (const { kind, node, message } of findTypeErrors(promql)) {
        if (kind === 'other') report({ at: promql.place(node.from, node.to), message });
      }
    }
  },
};
