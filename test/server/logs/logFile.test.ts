import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { failureChains } from '../../../server/logs/failureChain.ts';
import { entriesOf, readLogFile } from '../../../server/logs/logFile.ts';
import { SHIPPED } from './signatures.ts';

const URI = 'file:///var/log/app.log';
const LOST = '[ERROR] [2024-01-15T10:23:45.123Z] Worker connection lost: rpc error: code = Unavailable desc = x';

test('a log read edit by edit is the log read at once', () => {
  const line = fc.constantFrom(
    LOST,
    '[INFO] [2024-01-15T10:23:45.123Z] ok',
    '',
    LOST.slice(0, 60),
    'é‘ü’',
    `${LOST}\r`,
  );
  const text = fc.array(line, { maxLength: 2000 }).map((lines) => lines.join('\n'));
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(3000),
    put: fc.array(line, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 8 }), (start, edits) => {
      let now = start;
      let log = readLogFile(URI, now, SHIPPED);
      for (const { at, cut, put } of edits) {
        const from = Math.floor(at * now.length);
        now = now.slice(0, from) + put.join('\n') + now.slice(from + cut);
        log = readLogFile(URI, now, SHIPPED, log);
        assert.equal(log.blocks.map((block) => block.text).join(''), now);
        assert.deepEqual(entriesOf(log), entriesOf(readLogFile(URI, now, SHIPPED)));
      }
    }),
    { numRuns: 200 },
  );
});

test('appending to a log reads only its last block again', () => {
  const text = `${LOST}\n`.repeat(5000);
  const before = readLogFile(URI, text, SHIPPED);
  const after = readLogFile(URI, `${text}${LOST}\n`, SHIPPED, before);
  const kept = after.blocks.filter((block) => before.blocks.includes(block)).length;
  assert.ok(before.blocks.length > 10 && kept >= before.blocks.length - 1);
});

test('a log of another program is left alone', () => {
  const foreign = [
    '2024-01-15T10:23:45.123Z [ERROR] agent.server: error="dial tcp 10.0.0.1:8300: connect: connection refused"',
    'E0115 10:23:45.123456    1 reflector.go:140] dial tcp 10.96.0.1:443: connect: connection refused',
    'time="2024-01-15T10:23:45Z" level=error msg="x509: certificate has expired or is not yet valid"',
    '{"level":"error","msg":"dial tcp 127.0.0.1:5432: connect: connection refused"}',
    'nginx: [warn] Retrying connection in 5 seconds',
  ].join('\n');
  assert.deepEqual(entriesOf(readLogFile(URI, foreign, SHIPPED)), []);
});

test('the chain goes from the first cause to the last effect, per worker', () => {
  checkChains(
    `[ERROR] [2024-01-15T10:23:46.000Z] Failed to send heartbeat to manager after 3 attempts
[ERROR] [2024-01-15T10:23:45.123Z] Worker connection lost: rpc error: code = Unavailable desc = x
[ERROR] [2024-01-15T10:23:45.100Z] dial tcp 192.168.1.10:9090: connect: connection refused
[ERROR] [2024-01-15T10:23:56.100Z] dial tcp 192.168.1.10:9090: connect: connection refused`,
    ['- dial-refused 2, connection-lost 1, heartbeat-failed 1'],
  );
});

test('each worker has a chain of its own, and a new one after a long quiet', () => {
  checkChains(
    `worker-1  | [2025-01-15 10:42:18] ERROR clw-auth-invalid: Token signature verification failed
worker-2  | [2025-01-15 10:42:18] ERROR clw-pod-evicted: Pod terminated due to node pressure
worker-1  | [2025-01-15 10:42:19] ERROR clw-worker-denied: Worker registration rejected by cluster security policy
worker-1  | [2025-01-15 12:00:00] WARN clw-task-timeout: Task task_abc123 exceeded 300s timeout`,
    ['worker-1 token-signature 1, registration-rejected 1', 'worker-1 task-timeout 1', 'worker-2 pod-evicted 1'],
  );
});

function checkChains(text: string, expected: readonly string[]): void {
  const chains = failureChains(entriesOf(readLogFile(URI, text, SHIPPED)));
  assert.deepEqual(
    chains.map(({ worker, links }) => {
      const parts = links.map(({ first, count }) => `${first.entry.signature} ${count}`);
      return `${worker ?? '-'} ${parts.join(', ')}`;
    }),
    expected,
  );
}
