import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { parseDuration } from '../time/duration.ts';

/** Where a value of the effective configuration comes from. */
export type Source = 'worker.yaml' | 'default' | `environment ${string}`;

/** A value and where it comes from. */
export interface Setting<T> {
  readonly value: T;
  readonly source: Source;
}

/** What a worker runs with: its file, overridden by its environment, completed by defaults. */
export interface WorkerConfiguration {
  readonly managerHost: Setting<string>;
  readonly managerPort: Setting<number>;
  /** As it was written: `30s`. */
  readonly reconnectInterval: Setting<string>;
  readonly maxReconnectAttempts: Setting<number>;
  readonly heartbeatInterval: Setting<string>;
}

/** A mistake in a worker.yaml; the line counts from 1. */
export interface ConfigurationProblem {
  readonly line: number;
  readonly message: string;
}

/** The configuration, or every mistake in it. */
export type WorkerConfigurationResult =
  | { readonly kind: 'ok'; readonly configuration: WorkerConfiguration }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigurationProblem[] };

const DEFAULTS = { reconnectInterval: '5s', maxReconnectAttempts: 10, heartbeatInterval: '10s' };

/** Reads the text of a worker.yaml with the environment that goes before it. */
export function parseWorkerConfiguration(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): WorkerConfigurationResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0] ?? error.code,
    }));
    return { kind: 'invalid', problems };
  }
  const problems: ConfigurationProblem[] = [];
  const cluster = isMap(document.contents) ? document.contents.get('cluster') : undefined;
  if (!isMap(cluster)) {
    return { kind: 'invalid', problems: [{ line: 1, message: 'there is no section "cluster"; expected one' }] };
  }
  const field = (key: string): { readonly text: string; readonly line: number } | undefined => {
    const pair = pairOf(cluster, key);
    if (pair === undefined || !isScalar(pair.value) || pair.value.value === null) return undefined;
    return { text: String(pair.value.value), line: lines.linePos(pair.value.range?.[0] ?? 0).line };
  };
  const duration = (key: string, fallback: string): Setting<string> => {
    const found = field(key);
    if (!found) return { value: fallback, source: 'default' };
    if ((parseDuration(found.text) ?? 0) <= 0) {
      problems.push({
        line: found.line,
        message: `${key} is "${found.text}"; expected a duration such as "${fallback}"`,
      });
    }
    return { value: found.text, source: 'worker.yaml' };
  };
  const attempts = (): Setting<number> => {
    const found = field('max_reconnect_attempts');
    if (!found) return { value: DEFAULTS.maxReconnectAttempts, source: 'default' };
    if (!/^\d+$/.test(found.text)) {
      problems.push({
        line: found.line,
        message: `max_reconnect_attempts is "${found.text}"; expected a whole number`,
      });
    }
    return { value: Number(found.text), source: 'worker.yaml' };
  };
  const address = managerOf(field('manager_address'), environment, problems);
  const configuration: WorkerConfiguration = {
    ...address,
    reconnectInterval: duration('reconnect_interval', DEFAULTS.reconnectInterval),
    maxReconnectAttempts: attempts(),
    heartbeatInterval: duration('heartbeat_interval', DEFAULTS.heartbeatInterval),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', configuration };
}

function managerOf(
  written: { readonly text: string; readonly line: number } | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  problems: ConfigurationProblem[],
): Pick<WorkerConfiguration, 'managerHost' | 'managerPort'> {
  const [host, port] = [environment['OPENCLAW_MANAGER_HOST'], environment['OPENCLAW_MANAGER_PORT']];
  const address = /^(\[[0-9a-fA-F:]+\]|[^:/\s]+):(\d{1,5})$/.exec(written?.text ?? '');
  if (written && !address) {
    problems.push({ line: written.line, message: `manager_address is "${written.text}"; expected "host:port"` });
  }
  if (!written && !host) problems.push({ line: 1, message: 'manager_address is missing; expected "host:port"' });
  return {
    managerHost: host
      ? { value: host, source: 'environment OPENCLAW_MANAGER_HOST' }
      : { value: (address?.[1] ?? '').replace(/^\[|\]$/g, ''), source: 'worker.yaml' },
    managerPort: port
      ? { value: Number(port), source: 'environment OPENCLAW_MANAGER_PORT' }
      : { value: Number(address?.[2] ?? 9090), source: address ? 'worker.yaml' : 'default' },
  };
}

function pairOf(map: YAMLMap, key: string): { readonly value: unknown } | undefined {
  return map.items.find((item) => isScalar(item.key) && item.key.value === key);
}
