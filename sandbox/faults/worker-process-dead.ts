import { PRACTICE_WORKER } from '../cluster/cluster.ts';
import { notStarted, waitUntilUnreachable } from '../cluster/health.ts';
import { DONE } from '../cluster/outcome.ts';
import { sendSignal } from '../service/process.ts';
import { serviceState, startService } from '../service/service.ts';
import { clearStaleState } from '../service/stale.ts';
import { waitFor } from '../time/wait.ts';
import type { Fault } from './fault.ts';

/** How long the supervisor may take to see that its process was killed. */
const SEEN_TIMEOUT_MS = 5_000;

/** The worker is killed, as the kernel does when memory runs out; its lock and its last heartbeat stay behind. */
export const workerProcessDead: Fault = {
  id: 'worker-process-dead',
  title: `The process of ${PRACTICE_WORKER} was killed and left its lock behind`,
  holds: (cluster) => {
    const state = serviceState(cluster, PRACTICE_WORKER);
    return state.kind === 'failed' && state.ended.kind === 'signal';
  },
  break: async (cluster, signal) => {
    const started = await startService(cluster, PRACTICE_WORKER, signal);
    if (started.kind === 'not-started') return notStarted(cluster, PRACTICE_WORKER);
    const state = serviceState(cluster, PRACTICE_WORKER);
    if (state.kind === 'active') sendSignal(state.pid, 'SIGKILL');
    const failed = (): true | undefined => serviceState(cluster, PRACTICE_WORKER).kind === 'failed' || undefined;
    await waitFor(failed, { timeoutMs: SEEN_TIMEOUT_MS, signal });
    return waitUntilUnreachable(cluster, [PRACTICE_WORKER], signal);
  },
  mend: async (cluster, signal) => {
    clearStaleState(cluster, PRACTICE_WORKER);
    const started = await startService(cluster, PRACTICE_WORKER, signal);
    return started.kind === 'started' ? DONE : notStarted(cluster, PRACTICE_WORKER);
  },
};
