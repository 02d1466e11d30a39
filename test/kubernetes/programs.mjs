// Builds kube-apiserver, kubectl and etcd from their official sources, which come through the Go module proxy.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const KUBERNETES_VERSION = '1.36.3';
const ETCD_VERSION = '3.6.8';
const PROMETHEUS_OPERATOR_VERSION = '0.85.0';
const GO_VERSION = '1.26.0';

/**
 * The paths of the programs and of the PrometheusRule definition (`crd`), by name. A build that was interrupted leaves nothing that a later one would take for whole:
 * programs are moved to their place when they are done.
 */
export async function buildPrograms(cache, signal) {
  const folder = path.join(cache, `v${KUBERNETES_VERSION}-etcd-v${ETCD_VERSION}`);
  const programs = Object.fromEntries(
    ['kube-apiserver', 'kubectl', 'etcd'].map((name) => [name, path.join(folder, 'bin', name)]),
  );
  const crd = path.join(folder, 'prometheusrules.yaml');
  const missing = Object.keys(programs).filter((name) => !existsSync(programs[name]));
  if (missing.length === 0 && existsSync(crd)) return { ...programs, crd };

  await requireGo(signal);
  await mkdir(path.join(folder, 'bin'), { recursive: true });
  for (const name of missing) {
    const startedAt = performance.now();
    console.error(`Building ${name} (once; minutes on a cold Go build cache)`);
    const module = path.join(folder, name === 'etcd' ? 'etcd-module' : 'kubernetes-module');
    await mkdir(module, { recursive: true });
    const unfinished = path.join(module, name);
    if (name === 'etcd') await buildEtcd(module, unfinished, signal);
    else await buildKubernetes(module, name, unfinished, signal);
    await rename(unfinished, programs[name]);
    console.error(`Built ${name} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  await copyFile(await prometheusRules(signal), crd);
  for (const module of ['etcd-module', 'kubernetes-module']) {
    await rm(path.join(folder, module), { recursive: true, force: true });
  }
  return { ...programs, crd };
}

/** The custom resource whose schema we ship, as its operator installs it. */
async function prometheusRules(signal) {
  const module = `github.com/prometheus-operator/prometheus-operator@v${PROMETHEUS_OPERATOR_VERSION}`;
  const { Dir } = JSON.parse(await go(['mod', 'download', '-json', module], tmpdir(), signal));
  return path.join(Dir, 'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml');
}

async function requireGo(signal) {
  try {
    await go(['version'], process.cwd(), signal);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(
      'The Kubernetes tests build the API server from source and found no "go" on PATH; ' +
        'install Go 1.21 or newer (https://go.dev/dl/, "apt install golang-go", "brew install go") and run them again',
    );
  }
}

/** The main module must repeat the `replace` lines by which Kubernetes finds its own staging modules. */
async function buildKubernetes(module, name, output, signal) {
  const { GoMod } = JSON.parse(
    await go(['mod', 'download', '-json', `k8s.io/kubernetes@v${KUBERNETES_VERSION}`], module, signal),
  );
  const staging = [...(await readFile(GoMod, 'utf8')).matchAll(/^\s*(k8s\.io\/\S+) v0\.0\.0$/gm)].map(([, at]) => at);
  const stagingVersion = KUBERNETES_VERSION.replace(/^1\./, 'v0.');
  const lines = [
    'module openclaw.io/kubernetes-tests',
    `go ${GO_VERSION}`,
    `require k8s.io/kubernetes v${KUBERNETES_VERSION}`,
    ...staging.map((at) => `replace ${at} => ${at} ${stagingVersion}`),
  ];
  await writeFile(path.join(module, 'go.mod'), `${lines.join('\n')}\n`);
  const [major, minor] = KUBERNETES_VERSION.split('.');
  const stamp = (key, value) => `-X k8s.io/component-base/version.${key}=${value}`;
  const flags = [
    '-s',
    '-w',
    stamp('gitVersion', `v${KUBERNETES_VERSION}`),
    stamp('gitMajor', major),
    stamp('gitMinor', minor),
  ];
  await go(
    ['build', '-trimpath', '-ldflags', flags.join(' '), '-o', output, `k8s.io/kubernetes/cmd/${name}`],
    module,
    signal,
  );
}

async function buildEtcd(module, output, signal) {
  await writeFile(path.join(module, 'go.mod'), `module openclaw.io/kubernetes-tests\ngo ${GO_VERSION}\n`);
  await go(['get', `go.etcd.io/etcd/server/v3@v${ETCD_VERSION}`], module, signal);
  await go(['build', '-trimpath', '-ldflags', '-s -w', '-o', output, 'go.etcd.io/etcd/server/v3'], module, signal);
}

function go(args, cwd, signal) {
  const env = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', GOWORK: 'off', CGO_ENABLED: '0' };
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      // Kept to its end: downloads alone print hundreds of lines, and the reason stands last.
      stderr = (stderr + chunk).slice(-8_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`go ${args.join(' ')} ended with ${code}:\n${stderr}`));
    });
  });
}
