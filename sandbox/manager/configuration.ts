import { parseDocument } from 'yaml';
import { parseDuration } from '../time/duration.ts';
import { isRecord } from '../wire/messages.ts';

/** What manager.yaml sets. */
export interface ManagerConfiguration {
  readonly clusterName: string;
  readonly host: string;
  readonly port: number;
  /** A worker that has been silent for longer is UNREACHABLE. */
  readonly heartbeatTimeoutMs: number;
  /** A worker that comes back counts as healthy only after it, so that a flapping one gets no tasks. */
  readonly gracePeriodMs: number;
  readonly maxQueuedTasks: number;
}

/** The configuration in a manager.yaml, or what is wrong with it. */
export type ManagerConfigurationResult =
  | { readonly kind: 'ok'; readonly configuration: ManagerConfiguration }
  | { readonly kind: 'invalid'; readonly message: string };

/** Reads the text of a manager.yaml. */
export function parseManagerConfiguration(text: string): ManagerConfigurationResult {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) return { kind: 'invalid', message: error.message };
  const root: unknown = document.toJS();
  const manager = isRecord(root) && isRecord(root['manager']) ? root['manager'] : {};
  const address = /^(.+):(\d+)$/.exec(String(manager['listen_address'] ?? ''));
  const heartbeatTimeoutMs = parseDuration(String(manager['heartbeat_timeout'] ?? '30s'));
  const gracePeriodMs = parseDuration(String(manager['reconnect_grace_period'] ?? '30s'));
  const maxQueuedTasks = Number(manager['max_queued_tasks'] ?? 10_000);
  if (!address) return invalid('listen_address', manager['listen_address'], 'an address such as "127.0.0.1:9090"');
  if (heartbeatTimeoutMs === undefined) return invalid('heartbeat_timeout', manager['heartbeat_timeout'], 'a duration');
  if (gracePeriodMs === undefined) {
    return invalid('reconnect_grace_period', manager['reconnect_grace_period'], 'a duration');
  }
  if (!Number.isInteger(maxQueuedTasks)) return invalid('max_queued_tasks', manager['max_queued_tasks'], 'a number');
  const clusterName = String(manager['cluster_name'] ?? 'openclaw');
  const [host, port] = [address[1] ?? '', Number(address[2])];
  return {
    kind: 'ok',
    configuration: { clusterName, host, port, heartbeatTimeoutMs, gracePeriodMs, maxQueuedTasks },
  };
}

function invalid(key: string, found: unknown, expected: string): ManagerConfigurationResult {
  return { kind: 'invalid', message: `manager.${key} is "${String(found)}"; expected ${expected}` };
}
