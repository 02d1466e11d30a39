import { randomBytes } from 'node:crypto';
import type { Log } from '../log/log.ts';
import { type ManagerMessage, parseWorkerMessage, type WorkerMessage } from '../wire/messages.ts';
import type { ManagerConfiguration } from './configuration.ts';
import { activeOf, assign, cancel, end, hasEnded, pending, type Queue, submit, suspend, type Task } from './queue.ts';
import { disconnect, heard, type Registry, register, statusOf, type WorkerStatus } from './registry.ts';
import type { ManagerState } from './state.ts';

/** A worker as `clw` shows it. */
export interface WorkerView {
  readonly id: string;
  readonly address: string;
  readonly status: WorkerStatus;
  /** RFC 3339, null where it has not been heard since the manager started. */
  readonly lastHeartbeat: string | null;
}

/** The cluster as `clw` shows it. */
export interface ClusterView {
  readonly name: string;
  readonly workers: readonly WorkerView[];
  readonly pendingTasks: number;
}

/** One worker's connection, as the manager sees it. */
export interface Peer {
  /** For the log: where it comes from. */
  readonly remote: string;
  /** Whether the names in its certificate allow it to be this worker. */
  readonly mayBe: (worker: string) => boolean;
  readonly send: (message: ManagerMessage) => void;
  readonly close: () => void;
}

/** The manager's answer to a cancellation. */
export type CancelResult = 'cancelled' | 'unknown-task' | 'already-ended';

/** The manager: who is there, and who works on what. Sockets and files are its caller's. */
export interface Manager {
  readonly connected: (peer: Peer) => void;
  readonly received: (peer: Peer, line: string) => void;
  readonly disconnected: (peer: Peer) => void;
  readonly cluster: () => ClusterView;
  readonly tasks: () => Queue;
  readonly submit: (type: string, payload: Readonly<Record<string, unknown>>) => Task | undefined;
  readonly cancel: (taskId: string, reason: string) => CancelResult;
  /** Drops workers that have been silent for too long; to be called at intervals. */
  readonly checkHeartbeats: () => void;
}

/** Builds a manager around what it knew before. */
export function createManager(
  configuration: ManagerConfiguration,
  before: ManagerState,
  edges: { readonly log: Log; readonly now: () => number; readonly save: (state: ManagerState) => void },
): Manager {
  const { log, now } = edges;
  const peers = new Map<string, Peer>();
  let registry: Registry = before.registry;
  let queue: Queue = before.queue;

  const workerOf = (peer: Peer): string | undefined => [...peers].find(([, other]) => other === peer)?.[0];

  const changed = (): void => {
    const already = new Set(queue.filter((task) => task.status === 'ASSIGNED').map((task) => task.id));
    queue = assign(queue, [...peers.keys()]);
    for (const task of queue) {
      if (task.status !== 'ASSIGNED' || task.worker === null || already.has(task.id)) continue;
      peers.get(task.worker)?.send({ kind: 'assign', task: { id: task.id, type: task.type, payload: task.payload } });
    }
    edges.save({ registry, queue });
  };

  const reject = (peer: Peer, worker: string, reason: string): void => {
    log.warn(`Rejected worker '${worker}' at ${peer.remote}: ${reason}`);
    peer.send({ kind: 'rejected', reason });
    peer.close();
  };

  const lose = (worker: string, why: string): void => {
    peers.delete(worker);
    registry = disconnect(registry, worker);
    queue = suspend(queue, worker);
    log.warn(`Worker '${worker}' is UNREACHABLE: ${why}`);
    changed();
  };

  const onRegister = (peer: Peer, message: WorkerMessage & { readonly kind: 'register' }): void => {
    const { worker, address } = message;
    if (!peer.mayBe(worker)) {
      log.error(`TLS handshake with ${peer.remote} failed: x509: certificate is not valid for '${worker}'`);
      peer.close();
    } else if (peers.has(worker)) {
      reject(peer, worker, `Registration rejected: worker ID '${worker}' already exists in cluster`);
    } else if (pending(queue).length >= configuration.maxQueuedTasks) {
      const limit = configuration.maxQueuedTasks;
      reject(peer, worker, `Manager rejected connection: task queue at maximum capacity (${limit} tasks)`);
    } else {
      registry = register(
        registry,
        { id: worker, address },
        { now: now(), gracePeriodMs: configuration.gracePeriodMs },
      );
      peers.set(worker, peer);
      peer.send({ kind: 'registered' });
      log.info(`Worker '${worker}' registered from ${peer.remote}`);
      changed();
    }
  };

  return {
    connected: (peer) => log.info(`Connection from ${peer.remote}`),
    received: (peer, line) => {
      const message = parseWorkerMessage(line);
      const worker = workerOf(peer);
      if (message?.kind === 'register' && worker === undefined) return onRegister(peer, message);
      if (message === undefined || worker === undefined) {
        log.warn(`Closing the connection from ${peer.remote}: it does not speak the worker protocol`);
        return peer.close();
      }
      registry = heard(registry, worker, now());
      if (message.kind === 'heartbeat') peer.send({ kind: 'acknowledged', sequence: message.sequence });
      if (message.kind === 'task-ended') {
        queue = end(queue, message.taskId, message.succeeded);
        changed();
      }
    },
    disconnected: (peer) => {
      const worker = workerOf(peer);
      if (worker !== undefined) lose(worker, 'its connection was closed');
    },
    cluster: () => ({
      name: configuration.clusterName,
      workers: [...registry.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((worker) => ({
          id: worker.id,
          address: worker.address,
          status: statusOf(worker, now(), configuration.heartbeatTimeoutMs),
          lastHeartbeat: worker.lastHeardAt === null ? null : new Date(worker.lastHeardAt).toISOString(),
        })),
      pendingTasks: pending(queue).length,
    }),
    tasks: () => queue,
    submit: (type, payload) => {
      if (pending(queue).length >= configuration.maxQueuedTasks) return undefined;
      const id = `task-${randomBytes(3).toString('hex')}`;
      queue = submit(queue, { id, type, payload }, now());
      changed();
      return queue.find((task) => task.id === id);
    },
    cancel: (taskId, reason) => {
      const task = queue.find(({ id }) => id === taskId);
      if (!task) return 'unknown-task';
      if (hasEnded(task)) return 'already-ended';
      if (task.worker !== null && activeOf(queue, task.worker).includes(task)) {
        peers.get(task.worker)?.send({ kind: 'cancel', taskId });
      }
      queue = cancel(queue, taskId, reason);
      log.info(`Task ${taskId} was cancelled: ${reason}`);
      changed();
      return 'cancelled';
    },
    checkHeartbeats: () => {
      for (const [id, peer] of peers) {
        const worker = registry.get(id);
        if (!worker || statusOf(worker, now(), configuration.heartbeatTimeoutMs) !== 'UNREACHABLE') continue;
        lose(id, `no heartbeat for ${configuration.heartbeatTimeoutMs / 1_000} seconds`);
        peer.close();
      }
    },
  };
}
