import { readCluster } from '../cluster/cluster.ts';
import { makeHealthy } from '../cluster/health.ts';
import { FAULTS } from '../faults/faults.ts';
import { findFaults } from '../faults/find.ts';
import { EXIT_FOUND, EXIT_OK, EXIT_UNUSABLE, homeOf, type Invocation, readArguments } from './invocation.ts';

/** Undoes the faults that are named, or all that is broken; returns when every worker is healthy where none is left. */
export async function mend(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {});
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const wanted = findFaults(read.positionals);
  if (wanted.kind === 'unknown') return unusable(invocation, wanted.message);
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return unusable(invocation, 'there is no practice cluster; start one with "openclaw-sandbox up"');
  for (const fault of wanted.faults.length > 0 ? wanted.faults : FAULTS) {
    if (!fault.holds(cluster)) {
      if (wanted.faults.length > 0) invocation.print(`${fault.id} is not in\n`);
      continue;
    }
    const outcome = await fault.mend(cluster, invocation.signal);
    if (outcome.kind === 'failed') return notMended(invocation, `${fault.id}: ${outcome.message}`);
    invocation.print(`${fault.id} is mended\n`);
  }
  const left = FAULTS.filter((fault) => fault.holds(cluster));
  if (left.length > 0) {
    invocation.print(`Still in: ${left.map(({ id }) => id).join(', ')}\n`);
    return EXIT_OK;
  }
  const healthy = await makeHealthy(cluster, invocation.signal);
  if (healthy.kind === 'failed') return notMended(invocation, healthy.message);
  invocation.print('Every worker is healthy.\n');
  return EXIT_OK;
}

function notMended(invocation: Invocation, message: string): number {
  invocation.complain(`openclaw-sandbox mend: ${message}\n`);
  return EXIT_FOUND;
}

function unusable(invocation: Invocation, message: string): number {
  invocation.complain(`openclaw-sandbox mend: ${message}\n`);
  return EXIT_UNUSABLE;
}
