import type { Rule } from '../rule.ts';
import { duration } from './duration.ts';
import { endpoint } from './endpoint.ts';
import { heartbeatInterval } from './heartbeat-interval.ts';
import { managerAddress } from './manager-address.ts';
import { maxReconnectAttempts } from './max-reconnect-attempts.ts';
import { namespaceMismatch } from './namespace-mismatch.ts';
import { reconnectInterval } from './reconnect-interval.ts';
import { reconnectWindow } from './reconnect-window.ts';
import { schema } from './schema.ts';

/** The rules for `worker.yaml`, alone or embedded. */
export const workerRules: readonly Rule[] = [
  schema,
  duration,
  reconnectInterval,
  maxReconnectAttempts,
  reconnectWindow,
  heartbeatInterval,
  managerAddress,
  endpoint,
  namespaceMismatch,
];
