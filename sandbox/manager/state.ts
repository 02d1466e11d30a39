import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, parseObject } from '../wire/messages.ts';
import type { Queue, Task } from './queue.ts';
import type { RegisteredWorker, Registry } from './registry.ts';

/** What outlives a restart of the manager. */
export interface ManagerState {
  readonly registry: Registry;
  readonly queue: Queue;
}

/** The state that was saved last; workers count as disconnected until they register again. */
export function loadState(folder: string): ManagerState {
  const file = join(folder, 'state.json');
  if (!existsSync(file)) return { registry: new Map(), queue: [] };
  const { workers, queue } = parseObject(readFileSync(file, 'utf8'));
  const known = Array.isArray(workers) ? workers.filter(isWorker) : [];
  const tasks = Array.isArray(queue) ? queue.filter(isTask) : [];
  return {
    registry: new Map(known.map(({ id, address }) => [id, absent(id, address)])),
    queue: tasks.map((task) => (task.status === 'ASSIGNED' ? { ...task, status: 'PENDING' } : task)),
  };
}

/** Saves the state so that a kill at any moment leaves either the old or the new one. */
export function saveState(folder: string, state: ManagerState): void {
  const workers = [...state.registry.values()].map(({ id, address }) => ({ id, address }));
  const draft = join(folder, 'state.json.tmp');
  writeFileSync(draft, JSON.stringify({ workers, queue: state.queue }));
  renameSync(draft, join(folder, 'state.json'));
}

function absent(id: string, address: string): RegisteredWorker {
  return { id, address, connected: false, lastHeardAt: null, trustedFrom: 0 };
}

function isWorker(value: unknown): value is { readonly id: string; readonly address: string } {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['address'] === 'string';
}

function isTask(value: unknown): value is Task {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['status'] === 'string';
}
