import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import test from 'node:test';
import { parseManagerConfiguration } from '../../sandbox/manager/configuration.ts';
import { assign, cancel, end, pending, type Queue, submit, suspend } from '../../sandbox/manager/queue.ts';
import { disconnect, heard, type Registry, register, statusOf } from '../../sandbox/manager/registry.ts';
import { formatEntry, parseJournal } from '../../sandbox/programs/journal.ts';
import { parseSince } from '../../sandbox/programs/since.ts';
import { age, inSeconds, parseDuration } from '../../sandbox/time/duration.ts';
import { readLines } from '../../sandbox/wire/lines.ts';
import { parseManagerMessage, parseWorkerMessage } from '../../sandbox/wire/messages.ts';
import { parseWorkerConfiguration } from '../../sandbox/worker/configuration.ts';

const durations: readonly (readonly [string, number | undefined])[] = [
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['0', 0],
  ['-2s', -2_000],
  ['30', undefined],
  ['30 s', undefined],
  ['1d', undefined],
  ['', undefined],
];
for (const [text, expected] of durations) {
  test(`the duration "${text}"`, () => assert.equal(parseDuration(text), expected));
}

test('ages and seconds as the product says them', () => {
  assert.deepEqual([0, 59_999, 900_000, 7_300_000, 200_000_000].map(age), ['0s', '59s', '15m', '2h', '2d']);
  assert.deepEqual([1_000, 5_000].map(inSeconds), ['1 second', '5 seconds']);
});

const now = new Date('2024-01-15T10:30:00Z');
const moments: readonly (readonly [string, string | undefined])[] = [
  ['30 minutes ago', '2024-01-15T10:00:00.000Z'],
  ['-5min', '2024-01-15T10:25:00.000Z'],
  ['1 hour ago', '2024-01-15T09:30:00.000Z'],
  ['now', '2024-01-15T10:30:00.000Z'],
  ['2024-01-15T08:00:00Z', '2024-01-15T08:00:00.000Z'],
  ['soon', undefined],
  ['5 minutes', undefined],
];
for (const [text, expected] of moments) {
  test(`journalctl --since "${text}"`, () => assert.equal(parseSince(text, now)?.toISOString(), expected));
}

test('a journal gives each line its process and its time', () => {
  const text = [
    'systemd[1] 2024-01-15T10:00:00Z Started openclaw-worker.service with main process 42',
    '[ERROR] [2024-01-15T10:00:01.500Z] boom',
    '    at somewhere',
    'systemd[1] 2024-01-15T10:00:01Z openclaw-worker.service: Main process exited, code=killed, status=9/KILL',
    '',
  ].join('\n');
  const entries = parseJournal(text, 'openclaw-worker');
  assert.deepEqual(
    entries.map(({ source, text: said }) => `${source} ${said}`),
    [
      'systemd[1] Started openclaw-worker.service.',
      'openclaw-worker[42] [ERROR] [2024-01-15T10:00:01.500Z] boom',
      'openclaw-worker[42]     at somewhere',
      'systemd[1] openclaw-worker.service: Main process exited, code=killed, status=9/KILL',
    ],
  );
  assert.equal(entries[3]?.at.toISOString(), '2024-01-15T10:00:01.500Z');
  assert.match(
    entries[0] ? formatEntry(entries[0], 'worker-02') : '',
    /^Jan 1\d \d\d:00:00 worker-02 systemd\[1\]: Started/,
  );
});

const clock = (at: number) => ({ now: at, gracePeriodMs: 5_000 });
const statusIn = (registry: Registry, at: number) => {
  const worker = registry.get('w');
  return worker && statusOf(worker, at, 30_000);
};

test('a new worker is healthy at once, one that comes back only after the grace period', () => {
  const first = register(new Map(), { id: 'w', address: 'a' }, clock(0));
  assert.equal(statusIn(first, 0), 'healthy');
  const lost = disconnect(first, 'w');
  assert.equal(statusIn(lost, 1_000), 'UNREACHABLE');
  const back = register(lost, { id: 'w', address: 'a' }, clock(2_000));
  assert.deepEqual([statusIn(back, 2_000), statusIn(back, 7_000)], ['reconnecting', 'healthy']);
});

test('a silent worker is unreachable until it is heard', () => {
  const silent = register(new Map(), { id: 'w', address: 'a' }, clock(0));
  assert.deepEqual([statusIn(silent, 30_000), statusIn(silent, 30_001)], ['healthy', 'UNREACHABLE']);
  assert.equal(statusIn(heard(silent, 'w', 30_001), 30_001), 'healthy');
});

const queueOf = (...ids: readonly string[]): Queue =>
  ids.reduce<Queue>((queue, id) => submit(queue, { id, type: 'ping', payload: {} }, 0), []);
const shape = (queue: Queue) => queue.map(({ id, status, worker, retries }) => `${id} ${status} ${worker} ${retries}`);

test('tasks go to the worker with the fewest, and wait for a worker that is lost', () => {
  const assigned = assign(queueOf('a', 'b', 'c'), ['w1', 'w2']);
  assert.deepEqual(shape(assigned), ['a ASSIGNED w1 0', 'b ASSIGNED w2 0', 'c ASSIGNED w1 0']);
  const lost = assign(suspend(assigned, 'w1'), ['w2']);
  assert.deepEqual(shape(lost), ['a PENDING w1 0', 'b ASSIGNED w2 0', 'c PENDING w1 0']);
  assert.equal(pending(lost).length, 2);
});

test('a failed task is tried three times more, a cancelled one stays cancelled', () => {
  let queue = queueOf('a');
  for (let round = 0; round < 4; round += 1) queue = end(assign(queue, ['w']), 'a', false);
  assert.deepEqual(shape(queue), ['a FAILED w 3']);
  assert.deepEqual(shape(end(cancel(queueOf('b'), 'b', 'why'), 'b', true)), ['b CANCELLED null 0']);
});

const managerYamls: readonly (readonly [string, RegExp | undefined])[] = [
  ['manager:\n  listen_address: "127.0.0.1:9090"\n', undefined],
  ['manager:\n  listen_address: "127.0.0.1"\n', /manager\.listen_address is "127\.0\.0\.1"; expected/],
  ['manager:\n  listen_address: "h:1"\n  heartbeat_timeout: soon\n', /heartbeat_timeout is "soon"/],
  ['manager: [\n', /./],
];
for (const [text, message] of managerYamls) {
  test(`the manager.yaml ${JSON.stringify(text)}`, () => {
    const result = parseManagerConfiguration(text);
    if (message === undefined) assert.equal(result.kind, 'ok');
    else assert.match(result.kind === 'invalid' ? result.message : '', message);
  });
}

const workerYamls: readonly (readonly [string, readonly string[]])[] = [
  ['cluster:\n  manager_address: "[::1]:9090"\n', []],
  ['cluster:\n  manager_address: 10.0.0.1:9090\n  heartbeat_interval: 10\n', ['3 heartbeat_interval']],
  ['cluster:\n  manager_address: http://m:9090\n', ['2 manager_address']],
  ['cluster:\n  reconnect_interval: "5s"\n', ['1 manager_address']],
  ['worker: {}\n', ['1 there']],
  ['cluster: {\n', ['2 Flow']],
];
for (const [text, expected] of workerYamls) {
  test(`the worker.yaml ${JSON.stringify(text)}`, () => {
    const result = parseWorkerConfiguration(text, {});
    const problems = result.kind === 'ok' ? [] : result.problems;
    assert.deepEqual(
      problems.map(({ line, message }) => `${line} ${message.split(' ', 1)[0]}`),
      expected,
    );
  });
}

test('the environment goes before worker.yaml', () => {
  const environment = { OPENCLAW_MANAGER_HOST: 'other', OPENCLAW_MANAGER_PORT: '7' };
  const result = parseWorkerConfiguration('cluster:\n  manager_address: m:9090\n', environment);
  assert.equal(result.kind, 'ok');
  if (result.kind !== 'ok') return;
  const { managerHost, managerPort, heartbeatInterval } = result.configuration;
  assert.deepEqual([managerHost.value, managerPort.value, heartbeatInterval.source], ['other', 7, 'default']);
});

test('messages that are none are told apart', () => {
  for (const line of ['', '{', '[]', 'null', '{"kind":"register"}', '{"kind":"heartbeat","sequence":"1"}']) {
    assert.equal(parseWorkerMessage(line), undefined);
    assert.equal(parseManagerMessage(line), undefined);
  }
  assert.deepEqual(parseWorkerMessage('{"kind":"heartbeat","sequence":1}'), { kind: 'heartbeat', sequence: 1 });
});

test('lines come whole, whatever the chunks, and one without an end ends the stream', async () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const byte of Buffer.from('zwölf\nbö')) stream.write(Buffer.from([byte]));
  stream.write('se\n');
  stream.write('x'.repeat(1_000_001));
  await new Promise((resolve) => stream.once('close', resolve));
  assert.deepEqual(lines, ['zwölf', 'böse']);
});
