import { asScalar, pairOf } from '../../documents/access.ts';
import type { MapNode, Node, ScalarNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { nearest } from '../../schemas/nearest.ts';
import { removePair, replaceScalar } from '../edit.ts';
import type { DocumentRule, RuleContext } from '../rule.ts';
import { type AlertGroup, type AlertRule, alertGroups } from './alertGroups.ts';

/** As in github.com/prometheus/prometheus/model/rulefmt, which reads strictly. */
const GROUP_KEYS = ['name', 'interval', 'query_offset', 'limit', 'rules', 'labels'];
const RULE_KEYS = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];
const ALERT_ONLY = ['for', 'keep_firing_for', 'annotations'];

export const ruleShape: DocumentRule = {
  id: 'alerts/rule-shape',
  title: 'A rule file that Prometheus refuses for its keys',
  severity: 'error',
  why: `Prometheus reads rule files strictly: a misspelled key, a rule without \`expr\`, two groups of one name, and it loads
nothing of the file. \`promtool check rules\` says the same.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a misspelled key, and removes what only alerts may have from a recording rule.',
  },
  appliesTo: ['AlertRules'],
  scope: 'document',
  examples: [
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable
        expresion: openclaw_worker_status{status="unreachable"} == 1 # want alerts/rule-shape
        for: 2m
        labels:
          severity: critical
      - record: worker:unreachable:count
        expr: count(openclaw_worker_status{status="unreachable"} == 1)
        for: 2m # want alerts/rule-shape
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
      - record: worker:unreachable:count
        expr: count(openclaw_worker_status{status="unreachable"} == 1)
`,
      },
    },
    {
      files: {
        'alerts.yaml': `groups:
  - name: openclaw-worker
    rules:
      - alert: WorkerUnreachable # want alerts/rule-shape
        for: 2m
        labels:
          severity: critical
  - name: openclaw-worker # want alerts/rule-shape
    rules:
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
    interval: 30s
    limit: 100
    rules:
      - alert: WorkerUnreachable
        expr: openclaw_worker_status{status="unreachable"} == 1
        keep_firing_for: 5m
        labels:
          severity: critical
`,
      },
    },
  ],
  check(resource, context) {
    const names = new Set<string>();
    for (const group of alertGroups(resource)) {
      const isRepeated = group.name !== undefined && names.has(group.name);
      if (group.name !== undefined) names.add(group.name);
      const ours = group.rules.filter(isOurs);
      if (ours.length === 0) continue;
      checkGroup(resource, group, isRepeated, context);
      for (const rule of ours) checkRule(resource, rule, context);
    }
  },
};

/** A rule whose `expr` is misspelled shows by the misspelled key's value that it is ours. */
function isOurs(rule: AlertRule): boolean {
  return rule.ours || rule.map.pairs.some(({ value }) => /openclaw_/.test(asScalar(value)?.text ?? ''));
}

function checkGroup(resource: Resource, group: AlertGroup, isRepeated: boolean, context: RuleContext): void {
  checkKeys(resource, group.map, GROUP_KEYS, context);
  const name = pairOf(group.map, 'name');
  if (isRepeated && name !== undefined)
    context.report({ at: name.value ?? name.key, message: `a second group "${group.name}"; expected another name` });
  if (name === undefined && context.absenceKnown)
    context.report({ at: firstKey(group.map), message: 'the group has no name; expected "name" with one of its own' });
}

function checkRule(resource: Resource, rule: AlertRule, context: RuleContext): void {
  const { map } = rule;
  const misspelled = checkKeys(resource, map, RULE_KEYS, context);
  const alert = pairOf(map, 'alert');
  const record = pairOf(map, 'record');
  if (alert !== undefined && record !== undefined) {
    context.report({ at: record.key, message: 'a rule with alert and record; expected one of the two' });
    return;
  }
  const lacks = (key: string): boolean =>
    context.absenceKnown && pairOf(map, key) === undefined && !misspelled.has(key);
  const named = alert ?? record;
  if (named === undefined && lacks('alert') && lacks('record'))
    context.report({
      at: firstKey(map),
      message: 'the rule has neither alert nor record; expected its name below one of them',
    });
  if (lacks('expr'))
    context.report({
      at: named?.value ?? firstKey(map),
      message: `rule "${rule.name ?? ''}" has no expr; expected the PromQL that it evaluates`,
    });
  if (record === undefined) return;
  for (const pair of map.pairs) {
    if (!ALERT_ONLY.includes(pair.key.text)) continue;
    context.report({
      at: pair.key,
      message: `"${pair.key.text}" is for alerts and stands in a recording rule; remove it`,
      fixes: [{ title: `Remove ${pair.key.text}`, safety: 'safe', edits: [removePair(resource.document, map, pair)] }],
    });
  }
}

function firstKey(map: MapNode): Node {
  return map.pairs[0]?.key ?? map;
}

/** Reports unknown keys; gives those that were meant by them. */
function checkKeys(
  resource: Resource,
  map: MapNode,
  known: readonly string[],
  { report }: RuleContext,
): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const { key } of map.pairs) {
    if (known.includes(key.text) || key.templated || key.text === '<<') continue;
    const near = nearKey(key, map, known);
    if (near !== undefined) meant.add(near);
    report({
      at: key,
      message: `unknown key "${key.text}"; ${near === undefined ? `expected one of ${known.join(', ')}` : `did you mean "${near}"`}`,
      fixes:
        near === undefined
          ? []
          : [
              {
                title: `Change to "${near}"`,
                safety: 'safe',
                edits: [replaceScalar(resource.document, key, near)],
              },
            ],
    });
  }
  return meant;
}

/** The other names that people write, and typing errors; never a key that is there already. */
function nearKey(key: ScalarNode, map: MapNode, known: readonly string[]): string | undefined {
  const free = known.filter((name) => pairOf(map, name) === undefined);
  const synonym = SYNONYMS[key.text.toLowerCase()];
  if (synonym !== undefined && free.includes(synonym)) return synonym;
  return nearest(key.text, free);
}

const SYNONYMS: Readonly<Record<string, string>> = {
  expression: 'expr',
  expresion: 'expr',
  query: 'expr',
  label: 'labels',
  annotation: 'annotations',
};
