import { textOf } from '../../documents/access.ts';
import type { Binding, Subject } from '../../graph/permissions.ts';
import type { Workload } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';

/** The first worker that runs as the account, if any does. */
export function workerOf(workspace: Workspace, account: string, namespace: string | undefined): Workload | undefined {
  for (const workload of workspace.graph.workloadsOf(account, namespace)) {
    if (workload.role !== 'worker') continue;
    if (sameNamespace(workspace.namespaceOf(workload.resource), namespace) !== 'different') return workload;
  }
  return undefined;
}

/** The subjects of a binding that are service accounts of workers, each with one of these workers. */
export function workerSubjects(workspace: Workspace, binding: Binding): readonly WorkerSubject[] {
  return binding.subjects.flatMap((subject) => {
    if (subject.kind !== 'ServiceAccount') return [];
    const worker = workerOf(workspace, subject.name, textOf(subject.namespace?.value));
    return worker === undefined ? [] : [{ subject, worker }];
  });
}

export interface WorkerSubject {
  readonly subject: Subject;
  readonly worker: Workload;
}
