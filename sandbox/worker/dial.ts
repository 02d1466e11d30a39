import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { explainTlsFailure } from '../certificates/explain.ts';

/** The worker's TLS files, as they were when it read them. */
export interface Credentials {
  readonly certificate: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer;
}

/** A connection with its handshake done, or why there is none, in the product's words. */
export type DialResult =
  | { readonly kind: 'connected'; readonly socket: TLSSocket }
  | { readonly kind: 'not-dialed'; readonly reason: string }
  | { readonly kind: 'no-handshake'; readonly reason: string };

/** How long connecting and the handshake may take together. */
const DIAL_TIMEOUT_MS = 10_000;

/** Connects to the manager and shakes hands; the manager's certificate must be issued by the cluster's authority. */
export function dial(
  address: { readonly host: string; readonly port: number },
  credentials: Credentials,
  signal: AbortSignal,
): Promise<DialResult> {
  const socket = open(address, credentials);
  if (socket instanceof Error) {
    return Promise.resolve({ kind: 'no-handshake', reason: `tls: ${socket.message}` });
  }
  return new Promise((resolve) => {
    let reached = false;
    const settle = (result: DialResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (result.kind !== 'connected') socket.destroy();
      resolve(result);
    };
    const fail = (notDialed: string, noHandshake: string): void => {
      settle(
        reached
          ? { kind: 'no-handshake', reason: noHandshake }
          : { kind: 'not-dialed', reason: `${dialing(address)}: ${notDialed}` },
      );
    };
    const onAbort = (): void => fail('context canceled', 'context canceled');
    const timer = setTimeout(() => fail('i/o timeout', 'context deadline exceeded'), DIAL_TIMEOUT_MS);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => {
      reached = true;
    });
    // Stays for the socket's life: an error without a listener would end the worker; `close` follows it.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      fail(dialError(error), explainTlsFailure(error.code ?? '', error.message));
    });
    socket.once('close', () => fail('EOF', 'EOF'));
    socket.once('secureConnect', () => settle({ kind: 'connected', socket }));
  });
}

function open(
  { host, port }: { readonly host: string; readonly port: number },
  { ca, certificate, key }: Credentials,
): TLSSocket | Error {
  try {
    const servername = isIP(host) ? {} : { servername: host };
    return connect({ host, port, ca, cert: certificate, key, ...servername });
  } catch (error) {
    // Files that are no certificate or no key are refused here, before anything is sent.
    return error instanceof Error ? error : new Error(String(error));
  }
}

function dialing({ host, port }: { readonly host: string; readonly port: number }): string {
  return `dial tcp ${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function dialError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'connect: connection refused';
    case 'EHOSTUNREACH':
      return 'connect: no route to host';
    case 'ENETUNREACH':
      return 'connect: network is unreachable';
    case 'ECONNRESET':
      return 'read: connection reset by peer';
    case 'ETIMEDOUT':
      return 'i/o timeout';
    case 'ENOTFOUND':
      return 'lookup: no such host';
    default:
      return error.message;
  }
}
