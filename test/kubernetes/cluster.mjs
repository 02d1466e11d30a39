// A control plane without nodes: etcd and kube-apiserver on loopback, with one administrator.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;

/** `{ address, token, certificate, kubeconfig, stop }`; rejects with the end of the logs where it does not come up. */
export async function startCluster(programs, signal) {
  const folder = await mkdtemp(path.join(tmpdir(), 'openclaw-kubernetes-'));
  const processes = [];
  const stop = async () => {
    // The API server first: without its etcd it would retry instead of ending.
    for (const started of processes.toReversed()) await stopProcess(started);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [client, peer, secure] = await freePorts(3);
    processes.push(startEtcd(programs.etcd, { folder, client, peer }));
    const token = randomBytes(24).toString('hex');
    processes.push(await startApiServer(programs['kube-apiserver'], { folder, etcd: client, port: secure, token }));
    const address = `https://127.0.0.1:${secure}`;
    const certificate = path.join(folder, 'certificates', 'apiserver.crt');
    await ready({ address, certificate, processes, signal });
    const kubeconfig = path.join(folder, 'kubeconfig.json');
    await writeFile(kubeconfig, JSON.stringify(kubeconfigOf({ address, token, certificate })), { mode: 0o600 });
    return { address, token, certificate, kubeconfig, stop };
  } catch (error) {
    const logs = await Promise.all(
      processes.map(async ({ name, log }) => `--- ${name}\n${(await readFile(log, 'utf8')).slice(-4_000)}`),
    );
    await stop();
    throw new Error(`${error.message}\n${logs.join('\n')}`);
  }
}

function startEtcd(program, { folder, client, peer }) {
  const at = `http://127.0.0.1:${client}`;
  const peerAt = `http://127.0.0.1:${peer}`;
  return startProcess('etcd', program, folder, [
    `--data-dir=${path.join(folder, 'etcd')}`,
    `--listen-client-urls=${at}`,
    `--advertise-client-urls=${at}`,
    `--listen-peer-urls=${peerAt}`,
    `--initial-advertise-peer-urls=${peerAt}`,
    `--initial-cluster=default=${peerAt}`,
    // What it holds is thrown away with the folder: nothing has to survive a crash.
    '--unsafe-no-fsync',
  ]);
}

async function startApiServer(program, { folder, etcd, port, token }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const files = {
    'issuer.key': privateKey,
    'issuer.pub': publicKey,
    'tokens.csv': `${token},admin,admin,system:masters\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text, { mode: 0o600 });
  return startProcess('kube-apiserver', program, folder, [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--cert-dir=${path.join(folder, 'certificates')}`,
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    `--service-account-key-file=${path.join(folder, 'issuer.pub')}`,
    `--service-account-signing-key-file=${path.join(folder, 'issuer.key')}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--authorization-mode=RBAC',
    `--token-auth-file=${path.join(folder, 'tokens.csv')}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    // As on clusters that people run: what a policy may refuse is not the server's own judgement.
    '--allow-privileged=true',
    // Without a controller manager nobody makes the default service account that it would ask for.
    '--disable-admission-plugins=ServiceAccount',
    // Thousands of requests at once are the purpose here.
    '--max-requests-inflight=0',
    '--max-mutating-requests-inflight=0',
    '--enable-priority-and-fairness=false',
  ]);
}

function startProcess(name, program, folder, args) {
  const log = path.join(folder, `${name}.log`);
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = createWriteStream(log);
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  const started = { name, child, log, ended: undefined, end: undefined };
  started.ended = new Promise((resolve) => {
    const end = (how) => {
      started.end = how;
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  return started;
}

async function stopProcess({ child, ended }) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Asks until the server says that it is ready; gives up when a process ends, on the signal and after a time. */
async function ready({ address, certificate, processes, signal }) {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (;;) {
    signal?.throwIfAborted();
    const ended = processes.find(({ end }) => end !== undefined);
    if (ended !== undefined) throw new Error(`${ended.name} ended with ${ended.end} before the cluster was ready`);
    const answer = await status(`${address}/readyz`, certificate);
    if (answer === 200) return;
    if (performance.now() > deadline) {
      throw new Error(`the API server is not ready after ${READY_TIMEOUT_MS / 1000} s; last answer: ${answer}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

async function status(url, certificate) {
  try {
    const ca = await readFile(certificate);
    return await new Promise((resolve, reject) => {
      get(url, { ca, timeout: 2_000 }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
  } catch (error) {
    return error.message;
  }
}

function kubeconfigOf({ address, token, certificate }) {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: address, 'certificate-authority': certificate } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  };
}

/** Ports that are free now. They are held until all are found, so that none is given twice. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise((resolve, reject) => {
          server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server.address().port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
