import { markBusy } from '../cluster/busy.ts';
import { readCluster } from '../cluster/cluster.ts';
import { removeCluster, removeHome } from '../cluster/remove.ts';
import { EXIT_OK, EXIT_UNUSABLE, homeOf, type Invocation, readArguments } from './invocation.ts';

/** Ends the cluster and removes it; fine where there is none. */
export async function down(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {});
  if (read.kind === 'wrong' || read.positionals.length > 0) {
    const message = read.kind === 'wrong' ? read.message : `"${read.positionals[0]}" is not expected here`;
    invocation.complain(`openclaw-sandbox down: ${message}\n`);
    return EXIT_UNUSABLE;
  }
  const home = homeOf(invocation);
  const busy = markBusy(home);
  if (busy.kind === 'other') {
    invocation.complain(
      `openclaw-sandbox down: process ${busy.pid} is at work on "${home}"; wait for it, or remove "${busy.file}"\n`,
    );
    return EXIT_UNUSABLE;
  }
  const existed = readCluster(home) !== undefined;
  try {
    await removeCluster(home);
  } finally {
    busy.release();
  }
  removeHome(home);
  invocation.print(existed ? 'The practice cluster is down.\n' : 'There is no practice cluster.\n');
  return EXIT_OK;
}
