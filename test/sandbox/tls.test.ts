import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { createAuthority, issueCertificate, validForDays } from '../../sandbox/certificates/authority.ts';
import { managerAddress, readCluster } from '../../sandbox/cluster/cluster.ts';
import { hostPaths } from '../../sandbox/cluster/home.ts';
import { createPractice, type Practice } from './practice.ts';

const never = new AbortController().signal;
let practice: Practice;
let folder = '';
before(async () => {
  practice = await createPractice();
  const { exitCode, stderr } = await practice.sandbox('up');
  assert.equal(exitCode, 0, stderr);
  folder = join(practice.home, 'test-certificates');
  mkdirSync(folder);
});
after(() => practice.dispose());

/** What the manager answers to a client of OpenSSL's own that registers a worker; empty where it just closes. */
async function register(worker: string, identity: readonly string[]): Promise<string> {
  const cluster = readCluster(practice.home);
  assert.ok(cluster);
  const ca = join(hostPaths(practice.home, 'worker-01').certificates, 'ca.crt');
  const client = spawn(
    'openssl',
    ['s_client', '-quiet', '-connect', managerAddress(cluster), '-CAfile', ca, '-verify_return_error', ...identity],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  // The manager may close before the message is written.
  client.stdin.on('error', () => undefined);
  client.stdin.write(`${JSON.stringify({ kind: 'register', worker, address: '127.0.0.1:1', version: '2.4.1' })}\n`);
  const answer = await Promise.race([
    once(client.stdout, 'data').then(([data]) => String(data).split('\n')[0] ?? ''),
    once(client, 'close').then(() => ''),
  ]);
  const closed = client.exitCode === null ? once(client, 'close') : Promise.resolve();
  client.kill();
  await closed;
  return answer;
}

async function issued(name: string, subjectAltName: string, validity = validForDays(1), home = practice.home) {
  const files = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.pem`) };
  const result = await issueCertificate(home, { commonName: name, subjectAltName, ...validity }, files, never);
  assert.equal(result.kind, 'ok');
  return ['-cert', files.certificate, '-key', files.key];
}

test('a worker with a certificate of the cluster is taken in', async () => {
  assert.equal(await register('worker-04', await issued('sound', 'DNS:worker-04')), '{"kind":"registered"}');
});

test('a second worker of the same name is rejected', async () => {
  const answer = await register('worker-01', await issued('double', 'DNS:worker-01'));
  assert.match(answer, /"reason":"Registration rejected: worker ID 'worker-01' already exists in cluster"/);
});

test('a client without a certificate is refused', async () => {
  assert.equal(await register('worker-05', []), '');
});

test('an expired certificate is refused', async () => {
  const past = { notBefore: new Date('2023-01-15T00:00:00Z'), notAfter: new Date('2024-01-15T00:00:00Z') };
  assert.equal(await register('worker-05', await issued('expired', 'DNS:worker-05', past)), '');
});

test('a certificate of another worker is refused', async () => {
  assert.equal(await register('worker-05', await issued('other', 'DNS:worker-06')), '');
});

test('a certificate with a Common Name alone is refused', async () => {
  assert.equal(await register('worker-05', await issued('worker-05', '')), '');
});

test('a certificate of another authority is refused', async () => {
  const elsewhere = join(folder, 'elsewhere');
  assert.equal((await createAuthority(elsewhere, never)).kind, 'ok');
  assert.equal(await register('worker-05', await issued('foreign', 'DNS:worker-05', validForDays(1), elsewhere)), '');
});

test('a client that speaks another protocol is sent away, and the manager stays', async () => {
  const cluster = readCluster(practice.home);
  assert.ok(cluster);
  const [, cert = '', , key = ''] = await issued('talkative', 'DNS:worker-05');
  const ca = join(hostPaths(practice.home, 'worker-01').certificates, 'ca.crt');
  const client = spawn(
    'openssl',
    ['s_client', '-quiet', '-connect', managerAddress(cluster), '-CAfile', ca, '-cert', cert, '-key', key],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  client.stdin.on('error', () => undefined);
  client.stdin.write('GET / HTTP/1.1\r\n\r\n');
  await once(client, 'close');
  assert.equal((await practice.sandbox('status')).exitCode, 0);
});
