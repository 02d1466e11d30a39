import { pairOf } from '../../documents/access.ts';
import { type Parents, pathTo } from '../../documents/parents.ts';
import type { Resource } from '../../graph/resource.ts';
import { matchSelector, readSelector } from '../../graph/selector.ts';
import type { SchemaProblem } from '../../schemas/problem.ts';
import { alertGroups } from '../alerts/alertGroups.ts';
import { DURATIONS } from '../compose/duration.ts';

/**
 * Whether a rule of its own reports the same mistake, with a better message and fix. This is the one place that decides
 * between a rule and the schema: one mistake, one finding.
 */
export function isSpokenElsewhere(resource: Resource, parents: Parents, problem: SchemaProblem): boolean {
  const path = pathTo(parents, problem.at);
  switch (problem.kind) {
    case 'wrong-type':
      return (
        (problem.quoting && isVariable(path)) ||
        isDuration(resource, problem, path) ||
        isComposeDuration(resource, problem, path)
      );
    case 'wrong-value':
      return isDuration(resource, problem, path) || isComposeDuration(resource, problem, path);
    case 'missing-key':
      return isMissingSelector(resource, problem.key, path) || isMissingNamespace(problem.key, path);
    case 'conflict':
      return isSelectorMismatch(resource, path);
    case 'unknown-key':
    case 'duplicate-key':
    case 'duplicate-item':
    case 'unknown-kind':
      return false;
  }
}

type Path = readonly (string | number)[];

/** environment/unquoted-number. */
function isVariable(path: Path): boolean {
  const [list, , env, , key] = path.slice(-5);
  return key === 'value' && env === 'env' && (list === 'containers' || list === 'initContainers');
}

/** alerts/for-duration, which looks at the alerts about OpenClaw, and takes the number 0 as Prometheus does. */
function isDuration(resource: Resource, { at }: SchemaProblem, path: Path): boolean {
  const key = String(path.at(-1));
  if (resource.kind !== 'PrometheusRule' || at.kind !== 'scalar' || at.text === '0') return false;
  return alertGroups(resource).some(({ map, rules }) => {
    const ours = rules.filter((rule) => rule.ours);
    if (ours.length === 0) return false;
    if (['interval', 'query_offset'].includes(key)) return pairOf(map, key)?.value === at;
    return ['for', 'keep_firing_for'].includes(key) && ours.some((rule) => pairOf(rule.map, key)?.value === at);
  });
}

/** compose/duration, wherever the service has the value from. */
function isComposeDuration({ kind }: Resource, { at }: SchemaProblem, path: Path): boolean {
  if (kind !== 'Compose' || at.kind !== 'scalar') return false;
  return DURATIONS.some((keys) => keys.every((key, index) => path.at(index - keys.length) === key));
}

/** workload/selector, which needs to know the labels to have a fix. */
function isMissingSelector(resource: Resource, key: string, path: Path): boolean {
  if (key !== 'selector' || path.length !== 1 || pairOf(pairOf(resource.root, 'spec')?.value, 'selector') !== undefined)
    return false;
  return resource.workload?.labels.complete === true;
}

/** workload/selector, as far as it can tell that the labels do not match. */
function isSelectorMismatch(resource: Resource, path: Path): boolean {
  if (path[0] !== 'spec' || path[1] !== 'selector') return false;
  const { workload } = resource;
  const selector = pairOf(pairOf(resource.root, 'spec')?.value, 'selector');
  return workload !== undefined && matchSelector(readSelector(selector?.value), workload.labels) === 'no';
}

/** rbac/subject-namespace, which knows where the account is, and what Kustomize fills in. */
function isMissingNamespace(key: string, path: Path): boolean {
  return key === 'namespace' && path[0] === 'subjects';
}
