import { type Isolation, isolationKey, isolationOf, podsOf } from './isolation.ts';
import { type ManagerAddress, managerAddress } from './manager.ts';
import type { NetworkPolicy } from './networkPolicy.ts';
import { matchSelector } from './selector.ts';
import type { Workload } from './workload.ts';
import { sameNamespace, type Workspace } from './workspace.ts';

/** Worker pods that a policy selects, with all policies that select them. */
export interface SelectedWorker {
  /** Undefined where the policy is plainly meant for workers, but none of them is in the workspace. */
  readonly workload: Workload | undefined;
  readonly namespace: string | undefined;
  readonly isolation: Isolation;
  readonly manager: ManagerAddress;
}

/** The workers that a policy selects; of those that are alike in every way that matters here, one. */
export function selectedWorkers(workspace: Workspace, policy: NetworkPolicy): readonly SelectedWorker[] {
  return workspace.graph.selected.get(policy, () => [...findSelected(workspace, policy)]);
}

function* findSelected(workspace: Workspace, policy: NetworkPolicy): Iterable<SelectedWorker> {
  const own = workspace.namespaceOf(policy.resource);
  const seen = new Set<string>();
  let hasWorkers = false;
  for (const workload of workspace.graph.workloads(policy.podSelector)) {
    if (workload.role !== 'worker') continue;
    const pods = podsOf(workspace, workload);
    if (sameNamespace(pods.namespace, own) === 'different') continue;
    if (matchSelector(policy.podSelector, workload.labels) !== 'yes') continue;
    hasWorkers = true;
    const manager = managerAddress(workspace, workload);
    if (manager === undefined) continue;
    const key = `${isolationKey(workspace, pods)} ${manager.host ?? ''} ${manager.port}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield { workload, namespace: pods.namespace, isolation: isolationOf(workspace, pods), manager };
  }
  if (!hasWorkers && isMeantForWorkers(policy)) yield presumed(workspace, policy, own);
}

/** Whether the labels that it selects by speak of workers of OpenClaw. */
function isMeantForWorkers({ podSelector, resource }: NetworkPolicy): boolean {
  if (!resource.ours) return false;
  return [...podSelector.labels.values()].some((value) => value === 'worker' || value.startsWith('openclaw-worker'));
}

function presumed(workspace: Workspace, policy: NetworkPolicy, namespace: string | undefined): SelectedWorker {
  const labels = { values: policy.podSelector.labels, complete: false };
  const manager = { host: undefined, port: 9090, place: undefined };
  return { workload: undefined, namespace, isolation: isolationOf(workspace, { namespace, labels }), manager };
}
