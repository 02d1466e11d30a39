import { readCluster } from '../cluster/cluster.ts';
import { isRunning } from '../cluster/remove.ts';
import { FAULTS } from '../faults/faults.ts';
import { findFaults } from '../faults/find.ts';
import { EXIT_FOUND, EXIT_OK, EXIT_UNUSABLE, homeOf, type Invocation, readArguments } from './invocation.ts';

/** Breaks the cluster in the ways that are named; returns when the cluster notices. */
export async function breakFault(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {});
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const wanted = findFaults(read.positionals);
  if (wanted.kind === 'unknown') return unusable(invocation, wanted.message);
  if (wanted.faults.length === 0) {
    return unusable(invocation, `no fault was named; there are: ${FAULTS.map(({ id }) => id).join(', ')}`);
  }
  const cluster = readCluster(homeOf(invocation));
  if (!cluster || !isRunning(cluster)) {
    return unusable(invocation, 'no practice cluster runs; start one with "openclaw-sandbox up"');
  }
  for (const fault of wanted.faults) {
    if (fault.holds(cluster)) {
      invocation.print(`${fault.id} is in already\n`);
      continue;
    }
    const outcome = await fault.break(cluster, invocation.signal);
    if (outcome.kind === 'failed') {
      invocation.complain(`openclaw-sandbox break: ${fault.id}: ${outcome.message}\n`);
      return EXIT_FOUND;
    }
    invocation.print(`${fault.id} is in: ${fault.title}\n`);
  }
  return EXIT_OK;
}

function unusable(invocation: Invocation, message: string): number {
  invocation.complain(`openclaw-sandbox break: ${message}\n`);
  return EXIT_UNUSABLE;
}
