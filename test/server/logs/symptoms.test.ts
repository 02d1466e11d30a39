import assert from 'node:assert/strict';
import test from 'node:test';
import { entriesOf, readLogFile } from '../../../server/logs/logFile.ts';
import { createLogScanner } from '../../../server/logs/logStream.ts';
import { SHIPPED } from './signatures.ts';

/** Every line that the guides show in a log, with the error that it is a symptom of. */
const SYMPTOMS: readonly (readonly [string, string | undefined])[] = [
  [
    '[ERROR] [2024-01-15T10:23:45.123Z] Worker connection lost: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial tcp 192.168.1.10:9090: connect: connection refused"',
    'clw-worker-unreachable',
  ],
  ['[ERROR] [2024-01-15T10:23:45.456Z] Failed to send heartbeat to manager after 3 attempts', 'clw-worker-unreachable'],
  ['[WARN]  [2024-01-15T10:23:46.789Z] Retrying connection in 5 seconds...', 'clw-worker-unreachable'],
  ['[ERROR] TLS handshake failed: x509: certificate has expired or is not yet valid', 'clw-worker-unreachable'],
  ['[ERROR] TLS handshake failed: x509: certificate relies on legacy Common Name field', 'clw-worker-unreachable'],
  ['[ERROR] dial tcp 192.168.1.10:9090: connect: connection refused', 'clw-connection-refused'],
  ['[ERROR] Failed to complete TLS handshake: context deadline exceeded', 'clw-handshake-timeout'],
  ["[ERROR] Registration rejected: worker ID 'worker-02' already exists in cluster", 'clw-registration-failed'],
  ['[WARN] No heartbeat acknowledgment received for 60 seconds', 'clw-heartbeat-lost'],
  ['[ERROR] Assuming manager connection lost', 'clw-heartbeat-lost'],
  ['[ERROR] Manager rejected connection: task queue at maximum capacity (10000 tasks)', 'clw-task-queue-full'],
  ['[2025-01-15 10:42:18] INFO Connecting to cluster at https://cluster.openclaw.io', undefined],
  [
    '[2025-01-15 10:42:19] ERROR clw-worker-denied: Worker registration rejected by cluster security policy',
    'clw-worker-denied',
  ],
  [
    '[2025-01-15 10:42:19] ERROR Reason: Worker identity does not match allowed patterns for namespace ‘production’',
    'clw-worker-denied',
  ],
  [
    'WARN Worker registration denied for worker-id=wrk_8x7k2m3n: Pod service account ‘default’ does not have required cluster role ‘openclaw-worker’ role=worker-binding namespace=production violation=security-policy-check',
    'clw-worker-denied',
  ],
  ['[2025-01-15 10:42:18] ERROR clw-auth-invalid: Token signature verification failed', 'clw-auth-invalid'],
  ['[2025-01-15 10:42:18] ERROR clw-cluster-unreachable: Connection refused on port 443', 'clw-cluster-unreachable'],
  ['[2025-01-15 10:50:00] WARN clw-task-timeout: Task task_abc123 exceeded 300s timeout', 'clw-task-timeout'],
  ['[2025-01-15 11:00:00] ERROR clw-pod-evicted: Pod terminated due to node pressure', 'clw-pod-evicted'],
  [
    '[2025-01-15 10:42:18] ERROR clw-worker-notfound: Worker wrk_8x7k2m3n not registered in cluster registry',
    'clw-worker-notfound',
  ],
  ['[2025-01-15 10:45:00] INFO Successfully registered with cluster', undefined],
  ['[2025-01-15 10:45:00] INFO Worker status: READY', undefined],
  ['[2025-01-15 10:45:01] INFO Pulling task from queue...', undefined],
];

const ESCAPE = String.fromCharCode(27);

/** How a line comes to a reader. */
const WRAPPERS: Readonly<Record<string, (line: string) => string>> = {
  bare: (line) => line,
  'journalctl, short': (line) => `Jan 15 10:23:45 node-7 openclaw-worker[812]: ${line}`,
  'journalctl, short-precise': (line) => `Jan 15 10:23:45.123456 node-7 openclaw-worker[812]: ${line}`,
  'journalctl, short-iso': (line) => `2024-01-15T10:23:45+0000 node-7 openclaw-worker[812]: ${line}`,
  'journalctl, short-iso-precise': (line) => `2024-01-15T10:23:45.123456+01:00 node-7 openclaw-worker[812]: ${line}`,
  'journalctl, short-full': (line) => `Mon 2024-01-15 10:23:45 UTC node-7 openclaw-worker[812]: ${line}`,
  'journalctl, short-unix': (line) => `1705314225.123456 node-7 openclaw-worker[812]: ${line}`,
  'journalctl, json': (line) =>
    JSON.stringify({ _HOSTNAME: 'node-7', PRIORITY: '3', _SYSTEMD_UNIT: 'openclaw-worker.service', MESSAGE: line }),
  'kubectl logs --prefix --timestamps': (line) =>
    `[pod/openclaw-worker-6f9c7-x2x9k/worker] 2024-01-15T10:23:45.123456789Z ${line}`,
  'kubectl logs --timestamps': (line) => `2024-01-15T10:23:45.123456789Z ${line}`,
  'docker compose logs': (line) => `worker-1  | ${line}`,
  'docker compose logs --timestamps': (line) => `openclaw-worker-1  | 2024-01-15T10:23:45.123456789Z ${line}`,
  'docker compose logs, coloured': (line) => `${ESCAPE}[36mworker-1  | ${ESCAPE}[0m${line}`,
  'docker, json-file': (line) =>
    JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2024-01-15T10:23:45.123456789Z' }),
  CRI: (line) => `2024-01-15T10:23:45.123456789Z stderr F ${line}`,
  'CRI below kubectl': (line) => `[pod/openclaw-worker-0/worker] 2024-01-15T10:23:45.1Z stdout F ${line}`,
  'JSON lines': (line) =>
    JSON.stringify({ level: 'error', msg: bare(line), time: '2024-01-15T10:23:45Z', worker: 'worker-02' }),
  logfmt: (line) => `time="2024-01-15T10:23:45Z" level=error worker=worker-02 msg=${JSON.stringify(bare(line))}`,
  klog: (line) => `E0115 10:23:45.123456       1 openclaw.go:118] ${bare(line)}`,
  coloured: (line) => line.replace(/\b(?:ERROR|WARN|INFO)\b/, (level) => `${ESCAPE}[1;31m${level}${ESCAPE}[0m`),
  'with a carriage return': (line) => `${line}\r`,
};

/** The line without level and time, which a structured log has in fields of their own. */
function bare(line: string): string {
  return line.replace(/^(?:\[[^\]]*\]\s+)+(?:(?:ERROR|WARN|INFO) )?|^WARN /, '');
}

for (const [name, wrap] of Object.entries(WRAPPERS)) {
  test(`the guides' symptoms are known: ${name}`, () => {
    const lines = SYMPTOMS.map(([line]) => wrap(line));
    check(lines.join('\n'), lines.length);
  });

  test(`the guides' symptoms are known in a stream: ${name}`, () => {
    const bytes = new TextEncoder().encode(SYMPTOMS.map(([line]) => wrap(line)).join('\n'));
    for (const size of [1, 7, 1000, bytes.length]) {
      const scanner = createLogScanner(SHIPPED);
      const found: (string | undefined)[] = SYMPTOMS.map(() => undefined);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        scanner.push(bytes.subarray(at * size, (at + 1) * size)),
      );
      for (const { entry, line } of [...chunks.flat(), ...scanner.end()]) found[line - 1] = entry.code;
      assert.deepEqual(
        found,
        SYMPTOMS.map(([, code]) => code),
      );
    }
  });
}

test('each of the symptoms is enough to know the log by', () => {
  for (const [line, code] of SYMPTOMS) {
    assert.deepEqual(codes(line, 1), [code], line);
  }
});

test('a symptom is marked from the first to the last character of its message', () => {
  const [line = ''] = SYMPTOMS[0] ?? [];
  for (const wrap of [(text: string) => text, WRAPPERS['docker compose logs, coloured'], WRAPPERS['JSON lines']]) {
    const text = `first\n${wrap?.(line) ?? ''}\n`;
    const [entry] = entriesOf(readLogFile('file:///worker.log', text, SHIPPED));
    const marked = text.slice(entry?.start, entry?.end).replaceAll('\\"', '"');
    assert.equal(marked, bare(line));
  }
});

function check(text: string, count: number): void {
  assert.deepEqual(
    codes(text, count),
    SYMPTOMS.map(([, code]) => code),
  );
}

function codes(text: string, count: number): readonly (string | undefined)[] {
  const found: (string | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const { entry, start } of entriesOf(readLogFile('file:///var/log/app.log', text, SHIPPED))) {
    found[text.slice(0, start).split('\n').length - 1] = entry.code;
  }
  return found;
}
