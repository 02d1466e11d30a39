import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { readCluster } from '../../sandbox/cluster/cluster.ts';
import { hostPaths } from '../../sandbox/cluster/home.ts';
import { createPractice, eventually, type Practice } from './practice.ts';

let practice: Practice;
before(async () => {
  practice = await createPractice();
  const { exitCode, stderr } = await practice.sandbox('up');
  assert.equal(exitCode, 0, stderr);
});
after(() => practice.dispose());

const faultsIn = async (): Promise<string | undefined> =>
  /^Faults: (.*)$/m.exec((await practice.sandbox('status')).stdout)?.[1];

const breakIt = async (fault: string): Promise<void> => {
  const { exitCode, stderr } = await practice.sandbox('break', fault);
  assert.equal(exitCode, 0, stderr);
  assert.equal(await faultsIn(), fault);
  const again = await practice.sandbox('break', fault);
  assert.deepEqual([again.exitCode, again.stdout], [0, `${fault} is in already\n`]);
};

const mendAll = async (): Promise<void> => {
  const { exitCode, stderr } = await practice.sandbox('mend');
  assert.equal(exitCode, 0, stderr);
  assert.equal((await practice.sandbox('status')).exitCode, 0);
};

const clusterStatus = async (): Promise<string> => (await practice.onHost('control', 'clw cluster status')).stdout;
const worker = (script: string) => practice.onHost('worker-02', script);

test('a dead worker process leaves its lock and its tasks, and starts only when the lock is gone', async () => {
  await breakIt('worker-process-dead');
  assert.match(await clusterStatus(), /3 total, 1 unreachable\n[\s\S]*worker-02 {3}UNREACHABLE 127/);
  const status = await worker('systemctl status openclaw-worker');
  assert.equal(status.exitCode, 3);
  assert.match(status.stdout, /Active: failed \(Result: signal\)/);
  assert.match(status.stdout, /code=killed, status=9\/KILL/);
  const { stateFolder } = hostPaths(practice.home, 'worker-02');
  assert.ok(existsSync(join(stateFolder, 'worker.lock')) && existsSync(join(stateFolder, 'heartbeat.tmp')));
  const list = 'clw task list --worker worker-02 --status';
  const waiting = await worker(`${list} PENDING`);
  assert.match(
    waiting.stdout,
    /^TASK ID {8}TYPE {11}WORKER {6}AGE {5}RETRY\n(task-[0-9a-f]{6} {4}\S+ +worker-02 {3}\d+[smh] +0\/3\n){2}$/,
  );
  const start = await worker('systemctl start openclaw-worker');
  assert.equal(start.exitCode, 1);
  assert.match(start.stderr, /control process exited with error code/);
  assert.match((await worker('systemctl status openclaw-worker')).stdout, /failed \(Result: exit-code\)/);
  await mendAll();
  const again = await worker(`${list} ASSIGNED`);
  assert.deepEqual(again.stdout.match(/task-[0-9a-f]{6}/g), waiting.stdout.match(/task-[0-9a-f]{6}/g));
});

test('a moved manager port refuses every worker, and the manager itself stays healthy', async () => {
  await breakIt('manager-port-refused');
  assert.match(await clusterStatus(), /Manager: {8}healthy[\s\S]*3 total, 3 unreachable/);
  const port = readCluster(practice.home)?.managerPort ?? 0;
  // Nobody holds the port: it can be listened on.
  await new Promise<void>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
  const { log } = hostPaths(practice.home, 'worker-01');
  const refused = new RegExp(
    `^\\[ERROR\\] \\[\\S+\\] Worker connection lost: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial tcp 127\\.0\\.0\\.1:${port}: connect: connection refused"$`,
    'm',
  );
  await eventually(() => refused.test(readFileSync(log, 'utf8')) || undefined, 'the refused connection in the log');
  assert.match(readFileSync(log, 'utf8'), /^\[WARN\] {2}\[\S+\] Retrying connection in 5 seconds\.\.\.$/m);
  await mendAll();
});

test('an expired certificate is refused in the handshake, and both sides say so', async () => {
  await breakIt('worker-certificate-expired');
  const line = /^\[ERROR\] \[\S+\] TLS handshake failed: x509: certificate has expired or is not yet valid$/m;
  for (const host of ['worker-02', 'manager'])
    assert.match(readFileSync(hostPaths(practice.home, host).log, 'utf8'), line);
  const health = await worker('clw health');
  assert.equal(health.exitCode, 1);
  assert.match(health.stdout, /"connected_to_manager": false/);
  await mendAll();
});

test('several faults go in together; one is mended alone, then the rest', async () => {
  assert.equal((await practice.sandbox('break', 'worker-certificate-expired', 'manager-port-refused')).exitCode, 0);
  const { exitCode, stdout } = await practice.sandbox('mend', 'manager-port-refused');
  assert.equal(exitCode, 0);
  assert.match(stdout, /Still in: worker-certificate-expired/);
  assert.equal(await faultsIn(), 'worker-certificate-expired');
  await mendAll();
  assert.match((await practice.sandbox('mend', 'manager-port-refused')).stdout, /^manager-port-refused is not in\n/);
});

test('a manager that is killed is missed by all, and mend brings it back with its tasks', async () => {
  const tasks = (await practice.onHost('control', 'clw task list')).stdout;
  process.kill(Number(readFileSync(join(hostPaths(practice.home, 'manager').run, 'main.pid'), 'utf8')), 'SIGKILL');
  await eventually(async () => {
    const { stdout } = await practice.onHost('manager', 'systemctl status openclaw-manager');
    return /failed \(Result: signal\)/.test(stdout) || undefined;
  }, 'the end of the manager');
  const clw = await practice.onHost('control', 'clw cluster status');
  assert.equal(clw.exitCode, 2);
  assert.match(clw.stderr, /admin API cannot be reached/);
  assert.equal((await practice.sandbox('status')).exitCode, 1);
  await mendAll();
  const ids = (text: string) => text.match(/task-[0-9a-f]{6}/g);
  assert.deepEqual(ids((await practice.onHost('control', 'clw task list')).stdout), ids(tasks));
});

test('a worker that comes back is in the grace period first', async () => {
  await worker('systemctl restart openclaw-worker');
  await eventually(
    async () => /worker-02 {3}reconnecting /.test(await clusterStatus()) || undefined,
    'the grace period',
  );
  await eventually(
    async () => /worker-02 {3}healthy /.test(await clusterStatus()) || undefined,
    'the end of the grace period',
  );
});

test('a worker gives up after the attempts that its configuration allows', async () => {
  const { configuration, log } = hostPaths(practice.home, 'worker-02');
  const before = readFileSync(configuration, 'utf8');
  writeFileSync(configuration, before.replace('"30s"', '"100ms"').replace('attempts: 5', 'attempts: 2'));
  await breakIt('worker-certificate-expired');
  await eventually(async () => {
    const { stdout } = await worker('systemctl is-active openclaw-worker');
    return stdout === 'failed\n' || undefined;
  }, 'the end of the worker');
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  assert.match(lines.at(-1) ?? '', /^\[ERROR\] \[\S+\] Giving up after 2 attempts to reconnect$/);
  writeFileSync(configuration, before);
  await mendAll();
});

test('a worker whose manager is stopped and silent assumes the connection lost', async () => {
  const { configuration, log } = hostPaths(practice.home, 'worker-02');
  const before = readFileSync(configuration, 'utf8');
  writeFileSync(configuration, `${before}  heartbeat_interval: "100ms"\n`);
  await worker('systemctl restart openclaw-worker');
  await eventually(
    async () => /worker-02 {3}(reconnecting|healthy) /.test(await clusterStatus()) || undefined,
    'the connection',
  );
  const manager = Number(readFileSync(join(hostPaths(practice.home, 'manager').run, 'main.pid'), 'utf8'));
  process.kill(manager, 'SIGSTOP');
  const expected =
    /No heartbeat acknowledgment received for 0\.6 seconds\n\[ERROR\] \[\S+\] Assuming manager connection lost$/m;
  await eventually(() => expected.test(readFileSync(log, 'utf8')) || undefined, 'the lost connection');
  process.kill(manager, 'SIGCONT');
  writeFileSync(configuration, before);
  await mendAll();
});
