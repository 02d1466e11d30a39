import type { Server } from 'node:net';

/** What went wrong, undefined where the server listens. */
export function listen(
  server: Server,
  address: { readonly host: string; readonly port: number },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.listen(address, () => resolve(undefined));
  });
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
