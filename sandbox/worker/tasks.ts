import type { AssignedTask } from '../wire/messages.ts';

/** How long a task that says nothing of it takes. */
const DEFAULT_SECONDS = 600;

/** The tasks a worker has taken on, and results that the manager has not heard yet. */
export interface TaskRunner {
  readonly active: () => number;
  readonly start: (task: AssignedTask) => void;
  readonly cancel: (taskId: string) => void;
  /** Hands over results, and every later one, until it is called with undefined. */
  readonly reportTo: (report: ((taskId: string, succeeded: boolean) => void) | undefined) => void;
  /** Ends every task without a result. */
  readonly dispose: () => void;
}

/**
 * Runs tasks. A `ping` is done when the worker gets it; every other type takes the `seconds` of its payload and fails
 * where the payload says `"fail": true`. Tasks go on while the manager cannot be reached.
 */
export function createTaskRunner(): TaskRunner {
  const timers = new Map<string, NodeJS.Timeout>();
  const unheard = new Map<string, boolean>();
  let report: ((taskId: string, succeeded: boolean) => void) | undefined;

  const flush = (): void => {
    for (const [taskId, succeeded] of report ? [...unheard] : []) {
      unheard.delete(taskId);
      report?.(taskId, succeeded);
    }
  };

  return {
    active: () => timers.size,
    start: (task) => {
      if (timers.has(task.id) || unheard.has(task.id)) return flush();
      const seconds = task.type === 'ping' ? 0 : Number(task.payload['seconds'] ?? DEFAULT_SECONDS);
      const finish = (): void => {
        timers.delete(task.id);
        unheard.set(task.id, task.payload['fail'] !== true);
        flush();
      };
      timers.set(task.id, setTimeout(finish, Number.isFinite(seconds) ? seconds * 1_000 : 0));
    },
    cancel: (taskId) => {
      clearTimeout(timers.get(taskId));
      timers.delete(taskId);
      unheard.delete(taskId);
    },
    reportTo: (next) => {
      report = next;
      flush();
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
