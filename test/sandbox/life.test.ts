import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { readCluster } from '../../sandbox/cluster/cluster.ts';
import { hostPaths } from '../../sandbox/cluster/home.ts';
import { createPractice, type Practice } from './practice.ts';

let practice: Practice;
before(async () => {
  practice = await createPractice();
});
after(() => practice.dispose());

const up = async (...args: readonly string[]) => {
  const ended = await practice.sandbox('up', ...args);
  assert.equal(ended.exitCode, 0, ended.stderr);
  return ended;
};

test('up returns when every worker is healthy', async () => {
  const { stdout } = await up();
  assert.match(stdout, /^The practice cluster is up: manager on 127\.0\.0\.1:\d+, 3 workers\.\n/);
  const { stdout: status } = await practice.onHost('control', 'clw cluster status');
  assert.equal(status.match(/ healthy /g)?.length, 4);
});

test('a second up says so', async () => {
  const { stdout } = await up();
  assert.match(stdout, /is up already/);
  assert.equal((await practice.processes()).length, 8, 'a process and its supervisor for each of four services');
});

test('the workspace holds what an editor opens', () => {
  const workspace = join(practice.home, 'workspace');
  for (const name of ['worker.yaml', 'README.md', '.openclaw/clusters.yaml'])
    assert.ok(existsSync(join(workspace, name)));
  const yaml = readFileSync(join(workspace, 'worker.yaml'), 'utf8');
  assert.match(yaml, /reconnect_interval: "30s"\n {2}max_reconnect_attempts: 5\n$/);
  assert.doesNotMatch(yaml, /heartbeat_interval/);
  assert.equal(readFileSync(hostPaths(practice.home, 'worker-02').configuration, 'utf8'), yaml);
});

test('status tells what runs, as text and as JSON', async () => {
  const text = await practice.sandbox('status');
  assert.equal(text.exitCode, 0);
  assert.match(text.stdout, /^ {2}worker-02 +active +healthy$/m);
  assert.match(text.stdout, /^Faults: none$/m);
  const json: unknown = JSON.parse((await practice.sandbox('status', '--json')).stdout);
  assert.ok(typeof json === 'object' && json !== null && 'up' in json && 'faults' in json);
  assert.deepEqual([json.up, json.faults], [true, []]);
});

test('down ends every process, spares those that are not its own, and removes every file but those of others', async () => {
  const cluster = readCluster(practice.home);
  assert.ok(cluster);
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  const { run } = hostPaths(practice.home, 'worker-03');
  const realPid = Number(readFileSync(join(run, 'main.pid'), 'utf8'));
  const record = join(practice.home, 'workspace', '.openclaw', 'runs', 'record.jsonl');
  mkdirSync(join(record, '..'), { recursive: true });
  writeFileSync(record, '');
  writeFileSync(join(run, 'main.pid'), `${stranger.pid}\n`);
  process.kill(realPid, 'SIGKILL');
  const { exitCode } = await practice.sandbox('down');
  assert.equal(exitCode, 0);
  assert.equal(stranger.exitCode, null);
  assert.equal(stranger.signalCode, null);
  stranger.kill();
  assert.deepEqual(await practice.processes(), []);
  assert.ok(existsSync(record));
  assert.ok(!existsSync(join(practice.home, 'workspace', '.openclaw', 'clusters.yaml')));
  rmSync(practice.home, { recursive: true });
});

test('down without a cluster is fine, and status says that there is none', async () => {
  assert.equal((await practice.sandbox('down')).exitCode, 0);
  assert.equal((await practice.sandbox('status')).exitCode, 1);
  assert.equal((await practice.sandbox('break', 'worker-process-dead')).exitCode, 2);
  assert.ok(!existsSync(practice.home));
});

test('up starts anew when everything of the last cluster was killed, and down leaves nothing at all', async () => {
  await up();
  for (const host of ['manager', 'worker-01', 'worker-02', 'worker-03']) {
    process.kill(Number(readFileSync(join(hostPaths(practice.home, host).run, 'main.pid'), 'utf8')), 'SIGKILL');
  }
  await up();
  assert.equal((await practice.sandbox('down')).exitCode, 0);
  assert.deepEqual(await practice.processes(), []);
  assert.ok(!existsSync(practice.home));
});

test('up --foreground stays until it is told to end, then removes the cluster', async () => {
  const child = spawn(process.execPath, [practice.program, 'up', '--foreground'], { env: practice.env });
  child.stdout.setEncoding('utf8');
  const [text] = await once(child.stdout, 'data');
  assert.match(String(text), /is up/);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'close'), [0, null]);
  assert.deepEqual(await practice.processes(), []);
  assert.ok(!existsSync(practice.home));
});

test('an up that is stopped half way leaves nothing', async () => {
  const child = spawn(process.execPath, [practice.program, 'up'], { env: practice.env });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Starting the manager')) child.kill('SIGTERM');
  });
  assert.deepEqual(await once(child, 'close'), [1, null]);
  assert.deepEqual(await practice.processes(), []);
  assert.ok(!existsSync(practice.home));
});

test('up refuses while another program is at work on the same home', async () => {
  mkdirSync(practice.home);
  writeFileSync(join(practice.home, 'busy.lock'), String(process.pid));
  const { exitCode, stderr } = await practice.sandbox('up');
  assert.equal(exitCode, 2);
  assert.match(stderr, new RegExp(`process ${process.pid} is at work`));
  rmSync(practice.home, { recursive: true });
});

test('up without openssl says how to get it and leaves nothing', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'openclaw-bin-'));
  symlinkSync(process.execPath, join(bin, 'node'));
  const child = spawn(process.execPath, [practice.program, 'up'], { env: { ...practice.env, PATH: bin } });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  assert.deepEqual(await once(child, 'close'), [2, null]);
  assert.match(complaint, /apt install openssl/);
  assert.ok(!existsSync(practice.home));
  rmSync(bin, { recursive: true });
});

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /no command was given; there are: up, down, status, faults, break, mend/],
  [['stop'], /no command "stop"; there are: up/],
  [['break', 'worker-on-fire'], /no fault "worker-on-fire"; there are: worker-process-dead, /],
  [['mend', 'worker-on-fire'], /no fault "worker-on-fire"/],
  [['up', '--fault', 'worker-on-fire'], /no fault "worker-on-fire"/],
  [['up', '--fast'], /--fast/],
  [['break'], /no fault was named; there are: /],
];
for (const [args, expected] of wrong) {
  test(`"openclaw-sandbox ${args.join(' ')}" could not run`, async () => {
    const { exitCode, stderr } = await practice.sandbox(...args);
    assert.equal(exitCode, 2);
    assert.match(stderr, expected);
  });
}

test('faults lists an id first on each line', async () => {
  const { exitCode, stdout } = await practice.sandbox('faults');
  assert.equal(exitCode, 0);
  const ids = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s+/, 1)[0]);
  assert.deepEqual(ids, ['worker-process-dead', 'manager-port-refused', 'worker-certificate-expired']);
});
