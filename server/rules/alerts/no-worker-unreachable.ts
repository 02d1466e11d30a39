import { asMap, asSeq, itemsOf, pairOf } from '../../documents/access.ts';
import type { MapNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { columnOf, lineBreak, lineEnd, lineStart, replaceRange } from '../edit.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { ALERT_KINDS, alertGroups } from './alertGroups.ts';

const ALERT = `- alert: WorkerUnreachable
  expr: openclaw_worker_status{status="unreachable"} == 1
  for: 2m
  labels:
    severity: critical
  annotations:
    summary: "Worker {{ $labels.worker }} is unreachable"`;

export const noWorkerUnreachable: WorkspaceRule = {
  id: 'alerts/no-worker-unreachable',
  title: 'Alert rules for OpenClaw, none of which sees a lost worker',
  severity: 'information',
  why: `A worker that nobody misses stays \`UNREACHABLE\` until its tasks are. Alerts on anything else do not fire for it: it
exports no metrics any more. Only the manager knows, by \`openclaw_worker_status\`.`,
  fix: {
    kind: 'needs review',
    says: 'Adds the alert WorkerUnreachable to the first group; where it belongs is for you to say.',
  },
  appliesTo: ALERT_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-queue # want alerts/no-worker-unreachable
    rules:
      - alert: QueueLong
        expr: openclaw_queue_depth > 1000
        for: 10m
        labels:
          severity: warning
`,
      },
      fixed: {
        'alerts.yaml': `groups:
  - name: openclaw-queue
    rules:
      - alert: QueueLong
        expr: openclaw_queue_depth > 1000
        for: 10m
        labels:
          severity: warning
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
    {
      files: {
        'queue.yaml': `groups:
  - name: openclaw-queue
    rules:
      - alert: QueueLong
        expr: openclaw_queue_depth > 1000
        for: 10m
        labels:
          severity: warning
`,
        'workers.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status!="healthy"} == 1
        for: 2m
        labels:
          severity: critical
`,
      },
    },
  ],
  check(resource, { absenceKnown, settings, workspace, report }) {
    const { alerts } = workspace;
    if (!absenceKnown || alerts.watchesUnreachable || alerts.first !== resource) return;
    if (settings.external['Alert']?.includes('WorkerUnreachable') === true) return;
    const group = alertGroups(resource).find(({ rules }) => rules.some(({ ours, kind }) => ours && kind === 'alert'));
    const name = pairOf(group?.map, 'name');
    if (group === undefined || name === undefined) return;
    report({
      at: name.value ?? name.key,
      message:
        'no alert of the workspace fires when a worker is unreachable; expected one on openclaw_worker_status{status="unreachable"}',
      fixes: alertFix(resource, group.map),
    });
  },
};

function alertFix({ document }: Resource, group: MapNode): readonly Fix[] {
  const rules = asSeq(pairOf(group, 'rules')?.value);
  const last = itemsOf(rules).at(-1);
  const first = itemsOf(rules)[0];
  // A list in one line would need the rule in one line too, which nobody can read.
  if (rules === undefined || rules.flow || last === undefined || first === undefined || asMap(first) === undefined)
    return [];
  const { text } = document;
  const start = lineStart(text, first.start);
  const dash = text.indexOf('-', start);
  const indent = ' '.repeat(dash === -1 || dash > first.start ? columnOf(text, first.start) : dash - start);
  const end = lineEnd(text, last.end);
  const lines = ALERT.split('\n').map((line) => lineBreak(text) + indent + line);
  return [
    {
      title: 'Add the alert WorkerUnreachable',
      safety: 'needs review',
      edits: [replaceRange(document, end, end, lines.join(''))],
    },
  ];
}
