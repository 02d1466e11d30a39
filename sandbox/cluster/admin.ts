import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { ClusterView, WorkerView } from '../manager/manager.ts';
import type { Task } from '../manager/queue.ts';
import { isRecord, parseObject } from '../wire/messages.ts';
import { adminFile } from './home.ts';

/** The manager's answer, or why there is none. */
export type AdminResult<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

const TIMEOUT_MS = 5_000;

/** What the manager knows of the cluster. */
export async function fetchCluster(home: string): Promise<AdminResult<ClusterView>> {
  return convert(await ask(home, { method: 'GET', path: '/cluster' }), ({ name, workers, pendingTasks }) =>
    typeof name === 'string' && Array.isArray(workers) && typeof pendingTasks === 'number'
      ? { name, workers: workers.filter(isWorkerView), pendingTasks }
      : undefined,
  );
}

/** Every task that the manager remembers. */
export async function fetchTasks(home: string): Promise<AdminResult<readonly Task[]>> {
  return convert(await ask(home, { method: 'GET', path: '/tasks' }), ({ tasks }) =>
    Array.isArray(tasks) ? tasks.filter(isTask) : undefined,
  );
}

/** Submits a task. */
export async function submitTask(home: string, type: string, payload: unknown): Promise<AdminResult<Task>> {
  return convert(await ask(home, { method: 'POST', path: '/tasks', body: { type, payload } }), ({ task }) =>
    isTask(task) ? task : undefined,
  );
}

/** Cancels a task. */
export async function cancelTask(home: string, taskId: string, reason: string): Promise<AdminResult<true>> {
  const path = `/tasks/${encodeURIComponent(taskId)}`;
  return convert(await ask(home, { method: 'DELETE', path, body: { reason } }), () => true);
}

interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

function ask(home: string, { method, path, body }: Question): Promise<AdminResult<Readonly<Record<string, unknown>>>> {
  const file = adminFile(home);
  const { port, token } = existsSync(file) ? parseObject(readFileSync(file, 'utf8')) : {};
  if (typeof port !== 'number') {
    return Promise.resolve({ kind: 'failed', message: 'the manager does not run: it offers no admin API' });
  }
  return new Promise((resolve) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const call = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      // Without a length Node.js sends the body of a DELETE in a form that no server reads.
      headers: { authorization: `Bearer ${String(token)}`, 'content-length': Buffer.byteLength(text) },
      timeout: TIMEOUT_MS,
    });
    call.once('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} seconds`)));
    call.once('error', (error) => {
      resolve({ kind: 'failed', message: `the manager's admin API cannot be reached: ${error.message}` });
    });
    call.once('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        answer += chunk;
      });
      response.once('end', () => {
        const value = parseObject(answer);
        if ((response.statusCode ?? 500) < 300) resolve({ kind: 'ok', value });
        else resolve({ kind: 'failed', message: String(value['error'] ?? `status ${response.statusCode}`) });
      });
    });
    call.end(text);
  });
}

function convert<T>(
  answer: AdminResult<Readonly<Record<string, unknown>>>,
  read: (value: Readonly<Record<string, unknown>>) => T | undefined,
): AdminResult<T> {
  if (answer.kind === 'failed') return answer;
  const value = read(answer.value);
  return value === undefined
    ? { kind: 'failed', message: 'the manager answered in a form that this version does not know' }
    : { kind: 'ok', value };
}

function isWorkerView(value: unknown): value is WorkerView {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['status'] === 'string';
}

function isTask(value: unknown): value is Task {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['submittedAt'] === 'number';
}
