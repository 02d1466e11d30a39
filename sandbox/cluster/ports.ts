import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux, macOS and Windows give to outgoing connections and to listeners that ask for any port: a
 * worker that is down must find its port free when it comes back.
 */
const LOWEST = 20_000;
const HIGHEST = 31_999;

/** A port on 127.0.0.1 that nobody listens on: the wanted one, else a random one; never one of those taken. */
export async function freePort(taken: readonly number[], wanted = randomPort()): Promise<number> {
  for (let port = wanted; ; port = randomPort()) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
}

function randomPort(): number {
  return randomInt(LOWEST, HIGHEST + 1);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
