import type { SyntaxNode } from '@lezer/common';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { replaceRange } from '../edit.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { ALERT_KINDS, ourRules } from './alertGroups.ts';
import { operands, type Promql, readPromql } from './promql.ts';
import { findSyntaxError } from './promqlError.ts';
import { findTypeErrors, type PromqlTypeError } from './promqlTypes.ts';

/** Four scrapes at Prometheus' default interval of one minute, the least that a rate is sound with, and one to spare. */
const RANGE = '[5m]';

export const rateOfInstant: DocumentRule = {
  id: 'alerts/rate-of-instant',
  title: 'A function gets a single value where it needs a time range, or the reverse',
  severity: 'error',
  why: `\`rate()\`, \`increase()\`, \`changes()\` and their like compare values over time and need a range, \`metric[5m]\`; everything
else needs single values. Prometheus refuses the whole file when these are mixed up, so that no alert of it exists.`,
  fix: { kind: 'needs review', says: 'Adds a range of 5m to the metric, or takes the range away.' },
  appliesTo: ALERT_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: HeartbeatsLost
        expr: increase(openclaw_worker_heartbeats_lost_total{job="worker"}) > 3 # want alerts/rate-of-instant
        labels:
          severity: warning
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"}[2m] == 1 # want alerts/rate-of-instant
        labels:
          severity: critical
`,
      },
      fixed: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: HeartbeatsLost
        expr: increase(openclaw_worker_heartbeats_lost_total{job="worker"}[5m]) > 3
        labels:
          severity: warning
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
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
        expr: max_over_time(openclaw_worker_status{status="unreachable"}[5m]) == 1
        labels:
          severity: critical
      - record: worker:heartbeats_lost:rate5m
        expr: sum by (worker) (rate(openclaw_worker_heartbeats_lost_total[5m] offset 1m))
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const { expression } of ourRules(resource)) {
      if (expression === undefined) continue;
      const promql = readPromql(resource.document, expression);
      if (findSyntaxError(promql) !== undefined) continue;
      for (const error of findTypeErrors(promql)) {
        if (error.kind === 'other') continue;
        report({
          at: promql.place(error.node.from, error.node.to),
          message: error.message,
          fixes: fixes(resource.document, promql, error),
        });
      }
    }
  },
};

function fixes(document: YamlDocument, promql: Promql, { kind, node }: PromqlTypeError): readonly Fix[] {
  const selector = selectorIn(node);
  if (selector === undefined) return [];
  const end = promql.place(selector.from, selector.to).end;
  if (kind === 'needs-range') {
    const edits = [replaceRange(document, end, end, RANGE)];
    return [{ title: `Add the range ${RANGE}`, safety: 'needs review', edits }];
  }
  const range = selector.parent;
  if (range?.name !== 'MatrixSelector') return [];
  const edits = [replaceRange(document, end, promql.place(range.from, range.to).end, '')];
  return [{ title: `Take away the range ${promql.text.slice(selector.to, range.to)}`, safety: 'needs review', edits }];
}

/** The metric itself, below modifiers; undefined where a calculation stands there, which needs a subquery and thought. */
function selectorIn(node: SyntaxNode): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = node;
  while (current !== undefined && current.name !== 'VectorSelector') {
    if (!MODIFIERS.has(current.name)) return undefined;
    current = operands(current)[0];
  }
  return current;
}

const MODIFIERS: ReadonlySet<string> = new Set(['MatrixSelector', 'OffsetExpr', 'ParenExpr', 'StepInvariantExpr']);
