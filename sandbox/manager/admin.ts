import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isRecord, parseObject } from '../wire/messages.ts';
import type { Manager } from './manager.ts';

/** No request of `clw` comes near it. */
const MAX_BODY_BYTES = 1_000_000;

/** The HTTP server on the loopback interface that `clw` asks; every request must bear the token. */
export function createAdminServer(manager: Manager, token: string): Server {
  return createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
      if (body.length > MAX_BODY_BYTES) request.destroy();
    });
    request.once('end', () => {
      const allowed = request.headers.authorization === `Bearer ${token}`;
      const { status, value } = allowed ? route(manager, request, body) : refusal(401, 'wrong token');
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    });
  });
}

interface Answer {
  readonly status: number;
  readonly value: unknown;
}

function route(manager: Manager, { method, url = '/' }: IncomingMessage, body: string): Answer {
  const taskId = /^\/tasks\/([^/]+)$/.exec(url)?.[1];
  if (method === 'GET' && url === '/cluster') return { status: 200, value: manager.cluster() };
  if (method === 'GET' && url === '/tasks') return { status: 200, value: { tasks: manager.tasks() } };
  if (method === 'POST' && url === '/tasks') return submit(manager, body);
  if (method === 'DELETE' && taskId !== undefined) return cancel(manager, taskId, body);
  return refusal(404, `there is no ${method} ${url}`);
}

function submit(manager: Manager, body: string): Answer {
  const { type, payload } = parseObject(body);
  if (typeof type !== 'string' || !isRecord(payload)) {
    return refusal(400, 'a task needs a type and a payload that is an object');
  }
  const task = manager.submit(type, payload);
  return task ? { status: 201, value: { task } } : refusal(503, 'the task queue is at maximum capacity');
}

function cancel(manager: Manager, taskId: string, body: string): Answer {
  const { reason } = parseObject(body);
  if (typeof reason !== 'string' || reason === '') return refusal(400, 'a reason is needed');
  switch (manager.cancel(taskId, reason)) {
    case 'cancelled':
      return { status: 200, value: {} };
    case 'unknown-task':
      return refusal(404, `there is no task "${taskId}"`);
    case 'already-ended':
      return refusal(409, `task "${taskId}" has ended already`);
  }
}

function refusal(status: number, error: string): Answer {
  return { status, value: { error } };
}
