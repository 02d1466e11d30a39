import type { AssignedTask } from '../wire/messages.ts';

/** Where a task stands. */
export type TaskStatus = 'PENDING' | 'ASSIGNED' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

/** A task as the manager keeps it. */
export interface Task extends AssignedTask {
  readonly status: TaskStatus;
  /** Null until a worker was found; kept when that worker becomes unreachable. */
  readonly worker: string | null;
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
  /** How often it was tried again after it failed. */
  readonly retries: number;
  /** Why it was cancelled. */
  readonly reason: string | null;
}

/** Tasks in the order in which they were submitted. */
export type Queue = readonly Task[];

/** How often a failed task is tried again. */
export const MAX_RETRIES = 3;

/** How many tasks that have ended are remembered. */
const MAX_ENDED = 200;

/** Tasks that wait for a worker, or for their worker to come back. */
export function pending(queue: Queue): Queue {
  return queue.filter((task) => task.status === 'PENDING');
}

/** The queue with a new task at its end. */
export function submit(queue: Queue, task: AssignedTask, now: number): Queue {
  const { id, type, payload } = task;
  const added: Task = {
    id,
    type,
    payload,
    status: 'PENDING',
    worker: null,
    submittedAt: now,
    retries: 0,
    reason: null,
  };
  return forgetOldest([...queue, added]);
}

/**
 * The queue with every pending task assigned that can be: one that has a worker waits for that worker, so that it is
 * not run twice; any other goes to the worker with the fewest tasks.
 */
export function assign(queue: Queue, workers: readonly string[]): Queue {
  const loads = new Map(workers.map((worker) => [worker, activeOf(queue, worker).length]));
  return queue.map((task) => {
    if (task.status !== 'PENDING') return task;
    const worker = task.worker ?? [...loads].sort((a, b) => a[1] - b[1])[0]?.[0];
    if (worker === undefined || !loads.has(worker)) return task;
    loads.set(worker, (loads.get(worker) ?? 0) + 1);
    return { ...task, worker, status: 'ASSIGNED' };
  });
}

/** The queue after a worker was lost: its tasks wait for it. */
export function suspend(queue: Queue, worker: string): Queue {
  return queue.map((task) =>
    task.worker === worker && task.status === 'ASSIGNED' ? { ...task, status: 'PENDING' } : task,
  );
}

/** The queue after a worker said how a task ended; a failed one is tried again, by any worker. */
export function end(queue: Queue, taskId: string, succeeded: boolean): Queue {
  return queue.map((task) => {
    if (task.id !== taskId || (task.status !== 'ASSIGNED' && task.status !== 'PENDING')) return task;
    if (succeeded) return { ...task, status: 'COMPLETED' };
    if (task.retries >= MAX_RETRIES) return { ...task, status: 'FAILED' };
    return { ...task, status: 'PENDING', worker: null, retries: task.retries + 1 };
  });
}

/** The queue after a task was cancelled. */
export function cancel(queue: Queue, taskId: string, reason: string): Queue {
  return queue.map((task) => (task.id === taskId ? { ...task, status: 'CANCELLED', reason } : task));
}

/** The tasks that a worker is working on. */
export function activeOf(queue: Queue, worker: string): Queue {
  return queue.filter((task) => task.worker === worker && task.status === 'ASSIGNED');
}

/** Whether a task is over. */
export function hasEnded(task: Task): boolean {
  return task.status === 'COMPLETED' || task.status === 'FAILED' || task.status === 'CANCELLED';
}

function forgetOldest(queue: Queue): Queue {
  let surplus = queue.filter(hasEnded).length - MAX_ENDED;
  return queue.filter((task) => {
    if (surplus <= 0 || !hasEnded(task)) return true;
    surplus -= 1;
    return false;
  });
}
