import type { Rule } from '../rule.ts';
import { heartbeatInterval } from './heartbeat-interval.ts';
import { maxReconnectAttempts } from './max-reconnect-attempts.ts';
import { reconnectInterval } from './reconnect-interval.ts';

/** The rules for `worker.yaml`, alone or embedded. */
export const workerRules: readonly Rule[] = [reconnectInterval, maxReconnectAttempts, heartbeatInterval];
