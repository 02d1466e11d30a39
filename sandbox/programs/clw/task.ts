import { EXIT_FOUND, EXIT_OK, homeOf, type Invocation, readArguments } from '../../cli/invocation.ts';
import { cancelTask, fetchTasks, submitTask } from '../../cluster/admin.ts';
import { MAX_RETRIES, type Task } from '../../manager/queue.ts';
import { age } from '../../time/duration.ts';
import { isRecord } from '../../wire/messages.ts';
import { unusable } from './clw.ts';

const STATUSES: readonly string[] = ['PENDING', 'ASSIGNED', 'COMPLETED', 'FAILED', 'CANCELLED'];

/** `clw task list`. */
export async function taskList(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {
    status: { type: 'string' },
    worker: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { worker, limit, json } = read.values;
  const status = read.values.status?.toUpperCase();
  if (status !== undefined && !STATUSES.includes(status)) {
    return unusable(invocation, `there is no status "${status}"; there are: ${STATUSES.join(', ')}`);
  }
  if (limit !== undefined && !/^\d+$/.test(limit)) {
    return unusable(invocation, `the limit is "${limit}"; expected a whole number`);
  }
  const tasks = await fetchTasks(homeOf(invocation));
  if (tasks.kind === 'failed') return unusable(invocation, tasks.message);
  const shown = tasks.value
    .filter(
      (task) => (status === undefined || task.status === status) && (worker === undefined || task.worker === worker),
    )
    .slice(0, limit === undefined ? undefined : Number(limit));
  invocation.print(json ? `${JSON.stringify(shown, null, 2)}\n` : formatTasks(shown, Date.now()));
  return EXIT_OK;
}

/** `clw task submit`. */
export async function taskSubmit(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { type: { type: 'string' }, payload: { type: 'string' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { type, payload = '{}' } = read.values;
  if (!type) return unusable(invocation, '--type is missing; expected one such as "ping"');
  const value = parseJson(payload);
  if (!isRecord(value)) return unusable(invocation, `the payload is "${payload}"; expected a JSON object`);
  const task = await submitTask(homeOf(invocation), type, value);
  if (task.kind === 'failed') return unusable(invocation, task.message);
  invocation.print(`${task.value.id} submitted\n`);
  return EXIT_OK;
}

/** `clw task cancel`: with a reason always, as a task that is cancelled may have been run already. */
export async function taskCancel(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { 'task-id': { type: 'string' }, reason: { type: 'string' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { 'task-id': taskId, reason } = read.values;
  if (!taskId || !reason) return unusable(invocation, '--task-id and --reason are needed');
  const cancelled = await cancelTask(homeOf(invocation), taskId, reason);
  if (cancelled.kind === 'failed') {
    invocation.complain(`clw: ${taskId} was not cancelled: ${cancelled.message}\n`);
    return EXIT_FOUND;
  }
  invocation.print(`${taskId} cancelled\n`);
  return EXIT_OK;
}

/** Tasks as a table, as the product prints it. */
export function formatTasks(tasks: readonly Task[], now: number): string {
  const row = (id: string, type: string, worker: string, old: string, retry: string): string =>
    `${id.padEnd(14)} ${type.padEnd(14)} ${worker.padEnd(11)} ${old.padEnd(7)} ${retry}\n`;
  const rows = tasks.map((task) =>
    row(task.id, task.type, task.worker ?? '-', age(now - task.submittedAt), `${task.retries}/${MAX_RETRIES}`),
  );
  return row('TASK ID', 'TYPE', 'WORKER', 'AGE', 'RETRY') + rows.join('');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
