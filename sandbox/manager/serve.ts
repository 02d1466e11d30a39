import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { certificateNames, explainTlsFailure } from '../certificates/explain.ts';
import { adminFile, hostPaths } from '../cluster/home.ts';
import { createLog, type Log } from '../log/log.ts';
import { aborted, listen } from '../service/life.ts';
import { readLines } from '../wire/lines.ts';
import { createAdminServer } from './admin.ts';
import { parseManagerConfiguration } from './configuration.ts';
import { createManager, type Manager, type Peer } from './manager.ts';
import { loadState, saveState } from './state.ts';

/** How often silent workers are looked for. */
const HEARTBEAT_CHECK_MS = 1_000;

/** Runs the manager until the signal aborts; gives the exit code. */
export async function serveManager(home: string, signal: AbortSignal): Promise<number> {
  const paths = hostPaths(home, 'manager');
  const log = createLog(paths.log);
  const read = parseManagerConfiguration(readFileSync(paths.configuration, 'utf8'));
  if (read.kind === 'invalid') {
    log.error(`Cannot read ${paths.configuration}: ${read.message}`);
    return 1;
  }
  const { configuration } = read;
  mkdirSync(paths.stateFolder, { recursive: true });
  const manager = createManager(configuration, loadState(paths.stateFolder), {
    log,
    now: Date.now,
    save: (state) => saveState(paths.stateFolder, state),
  });
  const sockets = new Set<TLSSocket>();
  const server = createServer(
    {
      ca: readFileSync(join(paths.certificates, 'ca.crt')),
      cert: readFileSync(join(paths.certificates, 'manager.crt')),
      key: readFileSync(join(paths.certificates, 'manager-key.pem')),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      acceptWorker(manager, socket);
    },
  );
  server.on('tlsClientError', (error, socket) => logRefusal(log, error, socket));
  const token = randomUUID();
  const admin = createAdminServer(manager, token);
  const problem =
    (await listen(server, { host: configuration.host, port: configuration.port })) ??
    (await listen(admin, { host: '127.0.0.1', port: 0 }));
  if (problem !== undefined) {
    log.error(`Cannot listen: ${problem}`);
    return 1;
  }
  const adminAddress = admin.address();
  const adminPort = typeof adminAddress === 'object' && adminAddress !== null ? adminAddress.port : 0;
  writeFileSync(adminFile(home), JSON.stringify({ port: adminPort, token }), { mode: 0o600 });
  const checks = setInterval(manager.checkHeartbeats, HEARTBEAT_CHECK_MS);
  log.info(`Manager listens on ${configuration.host}:${configuration.port}`);
  writeFileSync(join(paths.run, 'ready'), '');
  await aborted(signal);
  log.info('Manager is stopping');
  clearInterval(checks);
  rmSync(adminFile(home), { force: true });
  server.close();
  admin.close();
  admin.closeAllConnections();
  for (const socket of sockets) socket.destroy();
  return 0;
}

function acceptWorker(manager: Manager, socket: TLSSocket): void {
  const names = certificateNames(socket.getPeerX509Certificate());
  const peer: Peer = {
    remote: `${socket.remoteAddress}:${socket.remotePort}`,
    mayBe: (worker) => names.includes(worker),
    send: (message) => {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
    },
    close: () => {
      socket.end();
    },
  };
  manager.connected(peer);
  readLines(socket, (line) => manager.received(peer, line));
  // Without it a reset connection would end the manager; `close` follows and is handled.
  socket.on('error', () => undefined);
  socket.once('close', () => manager.disconnected(peer));
}

function logRefusal(log: Log, error: Error, socket: TLSSocket): void {
  // Node.js verifies a client after the handshake and destroys the socket; the verdict of OpenSSL stays on it.
  const verdict: unknown = socket.authorizationError;
  if (typeof verdict === 'string' && verdict !== '') {
    log.error(`TLS handshake failed: ${explainTlsFailure(verdict, error.message)}`);
  } else {
    // A peer that only looks whether the port is open leaves without a word.
    const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : 'EOF';
    log.warn(`TLS handshake failed: ${reason}`);
  }
}
