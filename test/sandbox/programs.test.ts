import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
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

const check = async (
  host: string,
  script: string,
  expected: { exitCode: number; stdout?: RegExp; stderr?: RegExp },
) => {
  const ended = await practice.onHost(host, script);
  assert.equal(ended.exitCode, expected.exitCode, `${script}: ${ended.stderr}`);
  if (expected.stdout) assert.match(ended.stdout, expected.stdout);
  if (expected.stderr) assert.match(ended.stderr, expected.stderr);
  return ended;
};

test('clw cluster status prints the tree', async () => {
  await check('control', 'clw cluster status', {
    exitCode: 0,
    stdout:
      /^CLUSTER: practice\n├── Manager: {8}healthy \(leader\)\n├── Workers: {8}3 total, 0 unreachable\n│ {3}├── worker-01 {3}healthy {4}127\.0\.0\.1:\d+\n│ {3}├── worker-02 {3}healthy {4}127\.0\.0\.1:\d+\n│ {3}└── worker-03 {3}healthy {4}127\.0\.0\.1:\d+\n└── Queue Depth: {4}\d+ pending tasks\n$/,
  });
});

test('a ping task is taken, done and listed', async () => {
  const { stdout } = await check('control', `clw task submit --type ping --payload '{"target": "8.8.8.8"}'`, {
    exitCode: 0,
    stdout: /^task-[0-9a-f]{6} submitted\n$/,
  });
  const [id = ''] = stdout.split(' ');
  await eventually(async () => {
    const listed = await practice.onHost('control', 'clw task list --status COMPLETED');
    return new RegExp(`^${id} {4}ping {11}worker-0\\d `, 'm').test(listed.stdout) || undefined;
  }, 'the end of the task');
});

test('a task that fails is tried three times more, then given up', async () => {
  const { stdout } = await check('control', `clw task submit --type ping --payload '{"fail": true}'`, { exitCode: 0 });
  const [id = ''] = stdout.split(' ');
  await eventually(async () => {
    const listed = await practice.onHost('control', 'clw task list --status FAILED');
    return new RegExp(`^${id} .* 3/3$`, 'm').test(listed.stdout) || undefined;
  }, 'the last try');
});

test('a task is cancelled once, and only with a reason', async () => {
  const { stdout } = await check('control', `clw task submit --type video-encode`, { exitCode: 0 });
  const [id = ''] = stdout.split(' ');
  await check('control', `clw task cancel --task-id ${id}`, { exitCode: 2, stderr: /--reason/ });
  await check('control', `clw task cancel --force ${id}`, { exitCode: 2, stderr: /--force/ });
  await check('control', `clw task cancel --task-id ${id} --reason 'no worker for 20 minutes'`, { exitCode: 0 });
  await check('control', `clw task cancel --task-id ${id} --reason again`, {
    exitCode: 1,
    stderr: /has ended already/,
  });
  await check('control', 'clw task cancel --task-id task-000000 --reason no', {
    exitCode: 1,
    stderr: /no task "task-0/,
  });
});

test('clw task list takes a status, a worker and a limit', async () => {
  await check('control', 'clw task list --worker worker-02 --limit 1', {
    exitCode: 0,
    stdout: /^TASK ID.*\ntask-.*\n$/,
  });
  await check('control', 'clw task list --status LOST', {
    exitCode: 2,
    stderr: /no status "LOST"; there are: PENDING/,
  });
  await check('control', 'clw task list --limit some', { exitCode: 2, stderr: /the limit is "some"/ });
});

test('the health endpoint and clw health tell the same', async () => {
  const port = readCluster(practice.home)?.workers[1]?.healthPort;
  const answer = await fetch(`http://127.0.0.1:${port}/health`);
  const text = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(
    text,
    /^\{\n {2}"status": "healthy",\n {2}"connected_to_manager": true,\n {2}"last_heartbeat": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",\n {2}"active_tasks": \d+,\n {2}"version": "2\.4\.1"\n\}\n$/,
  );
  const other = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(other.status, 404);
  await check('worker-02', 'clw health', { exitCode: 0, stdout: /"status": "healthy"/ });
  await check('control', 'clw health', { exitCode: 2, stderr: /no worker "control" here; name one with --worker/ });
});

test('clw validate-config names the line of each mistake', async () => {
  const file = hostPaths(practice.home, 'worker-02').configuration;
  await check('worker-02', `clw validate-config "${file}"`, {
    exitCode: 0,
    stdout: /worker\.yaml: configuration is valid\n$/,
  });
  const bad = join(practice.home, 'bad.yaml');
  writeFileSync(
    bad,
    'cluster:\n  manager_address: "192.168.1.10"\n  reconnect_interval: 30\n  max_reconnect_attempts: many\n',
  );
  const { stderr } = await check('worker-02', `clw validate-config "${bad}"`, { exitCode: 1 });
  assert.deepEqual(stderr.match(/bad\.yaml:\d+: \S+/g), [
    'bad.yaml:2: manager_address',
    'bad.yaml:3: reconnect_interval',
    'bad.yaml:4: max_reconnect_attempts',
  ]);
  await check('worker-02', 'clw validate-config /none.yaml', { exitCode: 2, stderr: /cannot read "\/none\.yaml"/ });
});

test('clw debug config shows what goes before the file', async () => {
  const { environment } = hostPaths(practice.home, 'worker-03');
  appendFileSync(environment, 'OPENCLAW_MANAGER_HOST=manager.example\n');
  await check('worker-03', 'clw debug config', {
    exitCode: 0,
    stdout:
      /^cluster:\n {2}manager_address: "manager\.example:\d+" # environment OPENCLAW_MANAGER_HOST, worker\.yaml\n {2}reconnect_interval: "5s" # worker\.yaml\n/,
  });
  await check('worker-02', 'clw debug config', { exitCode: 0, stdout: /heartbeat_interval: "10s" # default\n/ });
});

test('clw worker --dry-run reads all that a worker needs and starts none', async () => {
  const file = hostPaths(practice.home, 'worker-02').configuration;
  await check('worker-02', `clw worker --config "${file}" --dry-run`, {
    exitCode: 0,
    stdout: /certificate valid until/,
  });
  await check('worker-02', `clw worker --config "${file}"`, { exitCode: 2, stderr: /--dry-run/ });
});

test('clw logs shows the hosts in the order of time', async () => {
  const { stdout } = await check('control', 'clw logs --component worker', { exitCode: 0 });
  const stamps = [...stdout.matchAll(/^worker-0\d \| \[\w+\] +\[(\S+)\]/gm)].map(([, stamp]) => stamp ?? '');
  assert.ok(stamps.length >= 6);
  assert.deepEqual(stamps, stamps.toSorted());
  await check('control', 'clw logs --component queue', { exitCode: 2, stderr: /there are: worker, manager/ });
});

test('clw logs --follow and journalctl -f show new lines as they come', async () => {
  const { bin, env } = {
    bin: join(practice.home, 'bin'),
    env: { ...practice.env, OPENCLAW_PRACTICE_HOST: 'worker-01' },
  };
  const followers = [
    spawn(join(bin, 'clw'), ['logs', '--follow', '--worker', 'worker-01', '-n', '0'], { env }),
    spawn(join(bin, 'journalctl'), ['-f', '-n', '1', '-u', 'openclaw-worker'], { env }),
  ];
  const seen = followers.map(async (follower) => {
    for await (const line of createInterface(follower.stdout)) if (line.includes('Worker is stopping')) return line;
    return '';
  });
  // Both have read what is there when the first line of the one that shows some has come.
  await new Promise((resolve) => followers[1]?.stdout.once('data', resolve));
  await eventually(async () => {
    await practice.onHost('worker-01', 'systemctl restart openclaw-worker');
    return Promise.race([
      Promise.all(seen),
      new Promise<undefined>((resolve) => setTimeout(resolve, 1_000, undefined)),
    ]);
  }, 'the line in both').then(([log, journal]) => {
    assert.match(log ?? '', /^worker-01 \| \[INFO\] {2}\[\S+\] Worker is stopping$/);
    assert.match(journal ?? '', /^\w{3} \d\d \d\d:\d\d:\d\d worker-01 openclaw-worker\[\d+\]: \[INFO\]/);
  });
  for (const follower of followers) follower.kill();
});

test('systemctl shows, stops and starts the service of its host', async () => {
  await check('worker-03', 'systemctl is-active openclaw-worker', { exitCode: 0, stdout: /^active\n$/ });
  await check('worker-02', 'systemctl status openclaw-worker.service --no-pager --lines=0', {
    exitCode: 0,
    stdout:
      /^● openclaw-worker\.service - OpenClaw worker\n {5}Loaded: loaded \(.*\)\n {5}Active: active \(running\) since \w{3} [\d-]{10} [\d:]{8} UTC; \d+[smhd] ago\n {3}Main PID: \d+ \(node\)\n$/,
  });
  await check('worker-02', 'systemctl stop openclaw-worker', { exitCode: 0 });
  await check('worker-02', 'systemctl status openclaw-worker', { exitCode: 3, stdout: /Active: inactive \(dead\)/ });
  await check('worker-02', 'systemctl is-active --quiet openclaw-worker', { exitCode: 3, stdout: /^$/ });
  await check('worker-02', 'systemctl start openclaw-worker && systemctl start openclaw-worker', { exitCode: 0 });
  await check('manager', 'systemctl is-active openclaw-manager', { exitCode: 0 });
  await check('worker-02', 'systemctl status openclaw-manager', { exitCode: 4, stderr: /could not be found/ });
  await check('control', 'systemctl status openclaw-worker', {
    exitCode: 4,
    stderr: /set OPENCLAW_PRACTICE_HOST to one of/,
  });
  await check('worker-02', 'systemctl mask openclaw-worker', {
    exitCode: 1,
    stderr: /there are: status, is-active, start/,
  });
});

test('journalctl shows the service and its process', async () => {
  await check('worker-02', 'journalctl -u openclaw-worker --since "30 minutes ago" --no-pager', {
    exitCode: 0,
    stdout:
      /^\w{3} \d\d [\d:]{8} worker-02 systemd\[1\]: Started openclaw-worker\.service\.\n[\s\S]*worker-02 openclaw-worker\[\d+\]: \[INFO\] /,
  });
  const { stdout } = await check('worker-02', 'journalctl -u openclaw-worker -n 2 -o cat', { exitCode: 0 });
  assert.equal(stdout.trimEnd().split('\n').length, 2);
  await check('worker-02', 'journalctl -u openclaw-worker --since "2999-01-01"', {
    exitCode: 0,
    stdout: /^-- No entries --\n$/,
  });
  await check('worker-02', 'journalctl -u openclaw-worker --since whenever', {
    exitCode: 1,
    stderr: /parse timestamp/,
  });
});

test('whatever is not about the cluster goes to the program of the machine', async () => {
  const bin = join(practice.home, 'real');
  mkdirSync(bin);
  for (const name of ['systemctl', 'journalctl']) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "real ${name} $*"\nexit 7\n`);
    chmodSync(join(bin, name), 0o755);
    const script = `PATH="$PATH${delimiter}"; export PATH; PATH="\${PATH%%:*}:${bin}" ${name} status sshd -u sshd`;
    await check('worker-02', script, { exitCode: 7, stdout: new RegExp(`^real ${name} status sshd -u sshd\\n$`) });
  }
  await check('worker-02', `PATH="${join(practice.home, 'bin')}" systemctl status sshd`, {
    exitCode: 127,
    stderr: /has no "systemctl"/,
  });
});

test('unknown words say what exists', async () => {
  await check('control', 'clw', { exitCode: 2, stderr: /there are: cluster status, task list/ });
  await check('control', 'clw cluster destroy', { exitCode: 2, stderr: /no command "cluster destroy"/ });
  await check('control', 'clw --help', { exitCode: 0, stdout: /^Usage: clw COMMAND/ });
});

test('the profile names every host, how it is reached, and the values of the runbook', () => {
  const profile = readFileSync(join(practice.home, 'workspace', '.openclaw', 'clusters.yaml'), 'utf8');
  for (const word of [
    'worker-01:',
    'worker-02:',
    'worker-03:',
    'manager:',
    'control:',
    'via: local',
    'CA_KEY:',
    'practice: true',
  ]) {
    assert.ok(profile.includes(word), word);
  }
});
