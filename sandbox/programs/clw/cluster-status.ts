import { EXIT_OK, homeOf, type Invocation, readArguments } from '../../cli/invocation.ts';
import { fetchCluster } from '../../cluster/admin.ts';
import type { ClusterView } from '../../manager/manager.ts';
import { unusable } from './clw.ts';

/** `clw cluster status`. */
export async function clusterStatus(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { json: { type: 'boolean' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const view = await fetchCluster(homeOf(invocation));
  if (view.kind === 'failed') return unusable(invocation, view.message);
  invocation.print(read.values.json ? `${JSON.stringify(view.value, null, 2)}\n` : formatCluster(view.value));
  return EXIT_OK;
}

/** The cluster as a tree, as the product prints it. */
export function formatCluster({ name, workers, pendingTasks }: ClusterView): string {
  const unreachable = workers.filter(({ status }) => status === 'UNREACHABLE').length;
  const rows = workers.map(({ id, status, address }, index) => {
    const branch = index === workers.length - 1 ? '└──' : '├──';
    return `│   ${branch} ${id.padEnd(11)} ${status.padEnd(10)} ${address}\n`;
  });
  return `CLUSTER: ${name}
├── Manager:        healthy (leader)
├── Workers:        ${workers.length} total, ${unreachable} unreachable
${rows.join('')}└── Queue Depth:    ${pendingTasks} pending tasks
`;
}
