/** The manager's word for how a worker is doing. */
export type WorkerStatus = 'healthy' | 'reconnecting' | 'UNREACHABLE';

/** What the manager knows of a worker that has registered at least once. */
export interface RegisteredWorker {
  readonly id: string;
  /** Where its health endpoint listens. */
  readonly address: string;
  readonly connected: boolean;
  /** Milliseconds since the epoch; null where it has not been heard since the manager started. */
  readonly lastHeardAt: number | null;
  /** Milliseconds since the epoch, after which it counts as healthy. */
  readonly trustedFrom: number;
}

/** Every worker of the cluster, by id. */
export type Registry = ReadonlyMap<string, RegisteredWorker>;

/** The registry after a worker registered; one that was there before has to outlast the grace period. */
export function register(
  registry: Registry,
  worker: { readonly id: string; readonly address: string },
  clock: { readonly now: number; readonly gracePeriodMs: number },
): Registry {
  const trustedFrom = registry.has(worker.id) ? clock.now + clock.gracePeriodMs : clock.now;
  const { id, address } = worker;
  return new Map(registry).set(id, { id, address, connected: true, lastHeardAt: clock.now, trustedFrom });
}

/** The registry after a worker was heard. */
export function heard(registry: Registry, id: string, now: number): Registry {
  const worker = registry.get(id);
  return worker ? new Map(registry).set(id, { ...worker, lastHeardAt: now }) : registry;
}

/** The registry after a worker's connection ended. */
export function disconnect(registry: Registry, id: string): Registry {
  const worker = registry.get(id);
  return worker ? new Map(registry).set(id, { ...worker, connected: false }) : registry;
}

/** How a worker is doing: without a connection, or silent for too long, it is unreachable. */
export function statusOf(worker: RegisteredWorker, now: number, heartbeatTimeoutMs: number): WorkerStatus {
  if (!worker.connected || worker.lastHeardAt === null) return 'UNREACHABLE';
  if (now - worker.lastHeardAt > heartbeatTimeoutMs) return 'UNREACHABLE';
  return now < worker.trustedFrom ? 'reconnecting' : 'healthy';
}
