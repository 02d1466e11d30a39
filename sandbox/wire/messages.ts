/** What a worker says to the manager, one JSON object a line. */
export type WorkerMessage =
  | { readonly kind: 'register'; readonly worker: string; readonly address: string; readonly version: string }
  | { readonly kind: 'heartbeat'; readonly sequence: number }
  | { readonly kind: 'task-ended'; readonly taskId: string; readonly succeeded: boolean };

/** What the manager says to a worker, one JSON object a line. */
export type ManagerMessage =
  | { readonly kind: 'registered' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'acknowledged'; readonly sequence: number }
  | { readonly kind: 'assign'; readonly task: AssignedTask }
  | { readonly kind: 'cancel'; readonly taskId: string };

/** What a worker needs to know of a task. */
export interface AssignedTask {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The message in a line that came from a worker, undefined where it is none. */
export function parseWorkerMessage(line: string): WorkerMessage | undefined {
  const { kind, worker, address, version, sequence, taskId, succeeded } = parseObject(line);
  if (kind === 'register' && isText(worker) && isText(address) && isText(version)) {
    return { kind, worker, address, version };
  }
  if (kind === 'heartbeat' && typeof sequence === 'number') return { kind, sequence };
  if (kind === 'task-ended' && isText(taskId) && typeof succeeded === 'boolean') return { kind, taskId, succeeded };
  return undefined;
}

/** The message in a line that came from the manager, undefined where it is none. */
export function parseManagerMessage(line: string): ManagerMessage | undefined {
  const { kind, reason, sequence, task, taskId } = parseObject(line);
  if (kind === 'registered') return { kind };
  if (kind === 'rejected' && isText(reason)) return { kind, reason };
  if (kind === 'acknowledged' && typeof sequence === 'number') return { kind, sequence };
  if (kind === 'cancel' && isText(taskId)) return { kind, taskId };
  if (kind === 'assign' && isRecord(task) && isText(task['id']) && isText(task['type']) && isRecord(task['payload'])) {
    return { kind, task: { id: task['id'], type: task['type'], payload: task['payload'] } };
  }
  return undefined;
}

/** Whether a value is a plain object, so that its members may be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a JSON text; an empty one where the text is no object. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
