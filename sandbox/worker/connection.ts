import type { TLSSocket } from 'node:tls';
import { explainTlsFailure, faultOfCertificate } from '../certificates/explain.ts';
import type { Log } from '../log/log.ts';
import { inSeconds } from '../time/duration.ts';
import { readLines } from '../wire/lines.ts';
import { type ManagerMessage, parseManagerMessage, type WorkerMessage } from '../wire/messages.ts';
import { type Credentials, dial } from './dial.ts';
import { VERSION } from './health.ts';
import type { TaskRunner } from './tasks.ts';

/** A connection ends after this many heartbeats without an acknowledgment. */
const UNACKNOWLEDGED_HEARTBEATS = 6;

/** What a connection to the manager is made of. */
export interface ConnectionOptions {
  readonly worker: string;
  readonly manager: { readonly host: string; readonly port: number };
  readonly credentials: Credentials;
  /** Where the worker's health endpoint listens. */
  readonly address: string;
  readonly heartbeatIntervalMs: number;
  readonly tasks: TaskRunner;
  readonly log: Log;
  readonly onRegistered: () => void;
  readonly onHeartbeat: (sequence: number) => void;
  readonly signal: AbortSignal;
}

/** Connects, registers and works until the connection ends; whether the manager had taken the worker in. */
export async function holdConnection(options: ConnectionOptions, lostBefore: boolean): Promise<boolean> {
  const { log, signal } = options;
  const dialed = await dial(options.manager, options.credentials, signal);
  if (signal.aborted) {
    if (dialed.kind === 'connected') dialed.socket.destroy();
    return false;
  }
  switch (dialed.kind) {
    case 'not-dialed':
      log.error(lostBefore ? `Worker connection lost: ${unavailable(dialed.reason)}` : dialed.reason);
      return false;
    case 'no-handshake':
      log.error(handshakeFailure(dialed.reason));
      return false;
    case 'connected':
      return work(options, dialed.socket);
  }
}

function work(options: ConnectionOptions, socket: TLSSocket): Promise<boolean> {
  const { log, tasks, signal } = options;
  const send = (message: WorkerMessage): void => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  let registered = false;
  let explained = false;
  let sequence = 0;
  let acknowledgedAt = performance.now();
  let heartbeats: NodeJS.Timeout | undefined;

  const beat = (): void => {
    const limitMs = options.heartbeatIntervalMs * UNACKNOWLEDGED_HEARTBEATS;
    if (performance.now() - acknowledgedAt > limitMs) {
      log.warn(`No heartbeat acknowledgment received for ${inSeconds(limitMs)}`);
      log.error('Assuming manager connection lost');
      explained = true;
      socket.destroy();
      return;
    }
    sequence += 1;
    send({ kind: 'heartbeat', sequence });
  };

  const receive = (message: ManagerMessage): void => {
    switch (message.kind) {
      case 'registered':
        registered = true;
        log.info(`Registered with the manager at ${options.manager.host}:${options.manager.port}`);
        options.onRegistered();
        tasks.reportTo((taskId, succeeded) => send({ kind: 'task-ended', taskId, succeeded }));
        beat();
        heartbeats = setInterval(beat, options.heartbeatIntervalMs);
        return;
      case 'rejected':
        log.error(message.reason);
        explained = true;
        socket.end();
        return;
      case 'acknowledged':
        acknowledgedAt = performance.now();
        options.onHeartbeat(message.sequence);
        return;
      case 'assign':
        log.info(`Task ${message.task.id} (${message.task.type}) was assigned`);
        tasks.start(message.task);
        return;
      case 'cancel':
        tasks.cancel(message.taskId);
        return;
    }
  };

  return new Promise((resolve) => {
    const onAbort = (): void => socket.destroySoon();
    signal.addEventListener('abort', onAbort, { once: true });
    readLines(socket, (line) => {
      const message = parseManagerMessage(line);
      if (message) receive(message);
      else log.warn('The manager sent a message that this version does not know');
    });
    socket.once('close', () => {
      clearInterval(heartbeats);
      signal.removeEventListener('abort', onAbort);
      tasks.reportTo(undefined);
      if (!signal.aborted && !explained) log.error(registered ? connectionEnded() : refused(options));
      resolve(registered);
    });
    send({ kind: 'register', worker: options.worker, address: options.address, version: VERSION });
  });
}

/**
 * The manager ended the connection in answer to the worker's certificate. With TLS 1.3 that comes after the worker's
 * side of the handshake, and without a reason; what is wrong with the certificate the worker finds out itself.
 */
function refused({ credentials, worker }: ConnectionOptions): string {
  const fault = faultOfCertificate(credentials, worker, new Date());
  if (fault === undefined) return handshakeFailure('EOF');
  return handshakeFailure(explainTlsFailure(fault, `certificate is not valid for ${worker}`));
}

function handshakeFailure(reason: string): string {
  if (reason === 'context deadline exceeded') return `Failed to complete TLS handshake: ${reason}`;
  return `TLS handshake failed: ${reason}`;
}

function unavailable(reason: string): string {
  return `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing ${reason}"`;
}

function connectionEnded(): string {
  return 'Worker connection lost: rpc error: code = Unavailable desc = error reading from server: EOF';
}
