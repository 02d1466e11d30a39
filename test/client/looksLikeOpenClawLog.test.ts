import assert from 'node:assert/strict';
import test from 'node:test';
import { looksLikeOpenClawLog } from '../../client/src/looksLikeOpenClawLog.ts';

const ours = [
  '[ERROR] [2024-01-15T10:23:45.456Z] Failed to send heartbeat to manager after 3 attempts',
  '[2025-01-15 10:42:19] ERROR clw-worker-denied: Worker registration rejected by cluster security policy',
  "WARN Worker registration denied for worker-id=wrk_8x7k2m3n: Pod service account 'default' does not have it",
  'worker-1 | Jan 15 10:23:45 host openclaw[12]: [ERROR] [2024-01-15T10:23:45.123Z] Worker connection lost: rpc error',
];
const others = [
  '',
  '2024-01-15 10:23:45 ERROR something failed',
  '[2025-01-15 10:42:19] ERROR Payment declined',
  'I read about openclaw yesterday',
  '[INFO] [2024-01-15T10:23:45.456Z] Listening on port 3000',
];

test('logs of OpenClaw are recognised', () =>
  assert.deepEqual(
    ours.filter((text) => !looksLikeOpenClawLog(text)),
    [],
  ));
test('other logs are left alone', () => assert.deepEqual(others.filter(looksLikeOpenClawLog), []));
