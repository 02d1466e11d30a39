import type { NetworkPolicy } from './networkPolicy.ts';
import { type Connection, permits } from './reach.ts';
import { compareResources } from './scopedIndex.ts';
import { type Labels, matchSelector } from './selector.ts';
import type { Workload } from './workload.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** The policies that select some pods: together they decide. */
export interface Isolation {
  readonly namespace: string | undefined;
  readonly sure: readonly NetworkPolicy[];
  /** Policies of which it cannot be told whether they select these pods. */
  readonly possible: readonly NetworkPolicy[];
}

export interface Pods {
  readonly namespace: string | undefined;
  readonly labels: Labels;
}

export function podsOf(workspace: Workspace, { resource, labels }: Workload): Pods {
  return { namespace: workspace.namespaceOf(resource), labels };
}

/** Every policy that selects the pods. */
export function isolationOf(workspace: Workspace, pods: Pods): Isolation {
  return workspace.graph.isolation.get(isolationKey(workspace, pods), () => findIsolation(workspace, pods));
}

/** Pods that no policy can tell apart: those whose labels are the same, as far as policies ask for them. */
export function isolationKey(workspace: Workspace, { namespace, labels }: Pods): string {
  let key = `${namespace ?? ''} ${labels.complete}`;
  for (const name of selectorKeys(workspace, namespace)) {
    const value = labels.values.get(name);
    // An empty label is not an absent one.
    key += value === undefined ? ' ' : ` =${value}`;
  }
  return key;
}

/** The labels that the policies of a namespace select pods by. */
function selectorKeys(workspace: Workspace, namespace: string | undefined): readonly string[] {
  return workspace.graph.selectorKeys.get(namespace, () => {
    const keys = new Set<string>();
    for (const { podSelector } of workspace.graph.policies(namespace)) {
      for (const key of podSelector.labels.keys()) keys.add(key);
      for (const { key } of podSelector.expressions) keys.add(key);
    }
    return [...keys];
  });
}

function findIsolation(workspace: Workspace, { namespace, labels }: Pods): Isolation {
  const sure: NetworkPolicy[] = [];
  const possible: NetworkPolicy[] = [];
  for (const policy of workspace.graph.policiesFor(namespace, labels)) {
    const same = sameNamespace(workspace.namespaceOf(policy.resource), namespace);
    const match = same === 'different' ? 'no' : matchSelector(policy.podSelector, labels);
    if (match === 'no') continue;
    const isWhole = policy.known && workspace.isWhole(policy.resource.document);
    if (same === 'same' && match === 'yes' && isWhole) sure.push(policy);
    else possible.push(policy);
  }
  return { namespace, sure, possible };
}

/** Whether the connection is cut off for sure: no policy that may select the pods lets it through. */
export function isCut({ sure, possible, namespace }: Isolation, connection: Omit<Connection, 'namespace'>): boolean {
  const isIsolated = sure.some(({ isolates }) => isolates[connection.direction]);
  return isIsolated && permits([...sure, ...possible], { ...connection, namespace }) === 'no';
}

/** The one policy at which a cut is reported: of those that isolate, the most specific one. */
export function culprit({ sure }: Isolation, direction: Connection['direction']): NetworkPolicy | undefined {
  const rank = (policy: NetworkPolicy): number =>
    (policy[direction].length > 0 ? 2 : 0) + (policy.podSelector.labels.size > 0 ? 1 : 0);
  return sure
    .filter(({ isolates }) => isolates[direction])
    .sort((a, b) => rank(b) - rank(a) || compareResources(a.resource, b.resource))[0];
}

/** Pods with the same labels in the same namespace are treated the same. */
export function podsKey({ namespace, labels }: Pods): string {
  const sorted = [...labels.values].map(([key, value]) => `${key}=${value}`).sort();
  return `${namespace ?? ''} ${labels.complete} ${sorted.join(' ')}`;
}
