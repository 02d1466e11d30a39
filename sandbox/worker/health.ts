import { createServer, type Server } from 'node:http';

/** The product's release whose behaviour the practice cluster shows. */
export const VERSION = '2.4.1';

/** What the health endpoint tells, in the product's own names. */
export interface Health {
  readonly status: 'healthy' | 'unhealthy';
  readonly connected_to_manager: boolean;
  /** RFC 3339 to the second, null before the first. */
  readonly last_heartbeat: string | null;
  readonly active_tasks: number;
  readonly version: string;
}

/** What the worker knows of itself. */
export interface Vitals {
  readonly connected: boolean;
  readonly lastHeartbeat: Date | undefined;
  readonly activeTasks: number;
}

/** The HTTP server that answers `GET /health`: 200 while healthy, else 503. */
export function createHealthServer(vitals: () => Vitals): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('only GET /health is here\n');
      return;
    }
    const health = healthOf(vitals());
    response
      .writeHead(health.status === 'healthy' ? 200 : 503, { 'content-type': 'application/json' })
      .end(`${JSON.stringify(health, null, 2)}\n`);
  });
}

function healthOf({ connected, lastHeartbeat, activeTasks }: Vitals): Health {
  return {
    status: connected ? 'healthy' : 'unhealthy',
    connected_to_manager: connected,
    last_heartbeat: lastHeartbeat?.toISOString().replace(/\.\d{3}Z$/, 'Z') ?? null,
    active_tasks: activeTasks,
    version: VERSION,
  };
}
