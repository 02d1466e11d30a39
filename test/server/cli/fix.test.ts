import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { BROKEN_WORKER, folderWith, lint, lintAsUser, places, SOUND_WORKER } from './program.ts';

const MENDED = `# Kept as it is.
cluster:
  manager_address: manager.example:9090
  tls_verify: true # for now
  reconnect_interval: 5s
  heartbeat_interval: "10s"
`;
const BYTE_ORDER_MARK = '\uFEFF';

function fixed(name: string, content: string | Uint8Array, context: test.TestContext): Buffer {
  const folder = folderWith(context, { [name]: content });
  lint(folder, ['--fix']);
  return readFileSync(join(folder, name));
}

test('applies the safe fixes, keeps everything else, and reports what is left', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  const run = lint(folder, ['--fix', '--format', 'json']);
  assert.equal(run.exitCode, 0);
  assert.deepEqual(places(run), ['worker.yaml:3 worker/max-reconnect-attempts']);
  assert.equal(readFileSync(join(folder, 'worker.yaml'), 'utf8'), MENDED);
  assert.deepEqual(readdirSync(folder), ['worker.yaml']);
});

test('keeps a byte order mark and Windows line breaks', (t) => {
  const windows = (text: string): string => BYTE_ORDER_MARK + text.replaceAll('\n', '\r\n');
  assert.equal(fixed('worker.yaml', windows(BROKEN_WORKER), t).toString(), windows(MENDED));
});

test('leaves what is no UTF-8 as it is, to the byte', (t) => {
  const bytes = Buffer.concat([Buffer.from(BROKEN_WORKER), Buffer.from([0x23, 0x20, 0xe9, 0xff, 0x0a])]);
  assert.deepEqual(fixed('worker.yaml', bytes, t), bytes);
});

test('does not touch a file that has nothing to mend', (t) => {
  const folder = folderWith(t, { 'worker.yaml': SOUND_WORKER });
  const before = statSync(join(folder, 'worker.yaml'), { bigint: true });
  lint(folder, ['--fix']);
  const { mtimeNs, ino } = statSync(join(folder, 'worker.yaml'), { bigint: true });
  assert.deepEqual([mtimeNs, ino], [before.mtimeNs, before.ino]);
});

test('keeps permissions, and a link a link', (t) => {
  const folder = folderWith(t, { 'real/worker.txt': BROKEN_WORKER });
  chmodSync(join(folder, 'real/worker.txt'), 0o640);
  symlinkSync('real/worker.txt', join(folder, 'worker.yaml'));
  lint(folder, ['--fix', 'worker.yaml']);
  assert.equal(readFileSync(join(folder, 'real/worker.txt'), 'utf8'), MENDED);
  assert.equal(statSync(join(folder, 'real/worker.txt')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(folder, 'real')), ['worker.txt']);
});

test('says which file it could not write, leaves that whole, and mends the others', (t) => {
  const folder = folderWith(t, { 'open/worker.yaml': BROKEN_WORKER, 'shut/worker.yaml': BROKEN_WORKER });
  chmodSync(join(folder, 'open'), 0o777);
  chmodSync(join(folder, 'open/worker.yaml'), 0o666);
  chmodSync(join(folder, 'shut'), 0o555);
  const { exitCode, stderr } = lintAsUser(t, folder, ['--fix']);
  chmodSync(join(folder, 'shut'), 0o755);
  assert.equal(exitCode, 2);
  assert.match(stderr, /cannot write "shut\/worker\.yaml": permission denied/);
  assert.equal(readFileSync(join(folder, 'open/worker.yaml'), 'utf8'), MENDED);
  assert.equal(readFileSync(join(folder, 'shut/worker.yaml'), 'utf8'), BROKEN_WORKER);
});

test('standard input: the mended text goes to standard output, the report to standard error', (t) => {
  const run = lint(folderWith(t, {}), ['--fix', '-'], BROKEN_WORKER);
  assert.deepEqual([run.exitCode, run.stdout], [0, MENDED]);
  assert.match(run.stderr, /worker\/max-reconnect-attempts/);
});
