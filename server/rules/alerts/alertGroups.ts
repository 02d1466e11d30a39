import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { MapNode, Node, ScalarNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';

/** A list of rules that Prometheus evaluates together. */
export interface AlertGroup {
  readonly name: string | undefined;
  readonly map: MapNode;
  readonly rules: readonly AlertRule[];
}

/** An alerting or a recording rule. */
export interface AlertRule {
  readonly kind: 'alert' | 'record' | 'unknown';
  readonly name: string | undefined;
  readonly map: MapNode;
  /** The PromQL; undefined where there is none or it is templated. */
  readonly expression: ScalarNode | undefined;
  /** Whether it speaks of OpenClaw, by its metrics, names or labels. Of other rules in the same file we say nothing. */
  readonly ours: boolean;
}

/** The kinds of resource that hold groups of rules. */
export const ALERT_KINDS: readonly string[] = ['AlertRules', 'PrometheusRule'];

/** The groups of a Prometheus rule file or of a PrometheusRule. */
export function alertGroups(resource: Resource): readonly AlertGroup[] {
  const groups =
    resource.kind === 'PrometheusRule'
      ? valueAt(resource.root, 'spec', 'groups')
      : pairOf(resource.root, 'groups')?.value;
  return itemsOf(groups).flatMap((item) => {
    const map = asMap(item);
    if (map === undefined) return [];
    const name = textOf(pairOf(map, 'name')?.value);
    const isOurs = name !== undefined && OPENCLAW.test(name);
    const rules = itemsOf(pairOf(map, 'rules')?.value).flatMap((rule) => alertRule(rule, isOurs) ?? []);
    return [{ name, map, rules }];
  });
}

/** The rules of the resource that speak of OpenClaw. */
export function ourRules(resource: Resource): readonly AlertRule[] {
  return alertGroups(resource).flatMap(({ rules }) => rules.filter(({ ours }) => ours));
}

function alertRule(node: Node, isInOurGroup: boolean): AlertRule | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const alert = pairOf(map, 'alert');
  const named = alert ?? pairOf(map, 'record');
  const scalar = asScalar(pairOf(map, 'expr')?.value);
  return {
    kind: alert !== undefined ? 'alert' : named !== undefined ? 'record' : 'unknown',
    name: textOf(named?.value),
    map,
    expression: scalar === undefined || scalar.templated ? undefined : scalar,
    ours: isInOurGroup || [scalar, asScalar(named?.value), ...labelValues(map)].some(isOpenClaw),
  };
}

function labelValues(map: MapNode): readonly (ScalarNode | undefined)[] {
  const labels = asMap(pairOf(map, 'labels')?.value);
  return labels === undefined ? [] : effectivePairs(labels).map(({ value }) => asScalar(value));
}

function isOpenClaw(scalar: ScalarNode | undefined): boolean {
  return scalar !== undefined && OPENCLAW.test(scalar.text);
}

const OPENCLAW = /openclaw/i;
