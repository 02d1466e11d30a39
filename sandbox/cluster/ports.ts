import { createServer } from 'node:net';

/** A port on 127.0.0.1 that nobody listens on: the wanted one, else any; never one of those taken. */
export async function freePort(wanted: number, taken: readonly number[]): Promise<number> {
  if (!taken.includes(wanted) && (await listenOnce(wanted)) !== undefined) return wanted;
  for (;;) {
    const port = await listenOnce(0);
    if (port !== undefined && !taken.includes(port)) return port;
  }
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
