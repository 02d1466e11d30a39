// Runs the tests that need a real Kubernetes API server: builds it once, starts it, runs them, stops it.
// `npm run test:kubernetes [-- FILE...]`; the programs are kept in $OPENCLAW_TEST_CACHE or .cache/kubernetes.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { startCluster } from './cluster.mjs';
import { buildPrograms } from './programs.mjs';

const project = path.join(import.meta.dirname, '..', '..');
const cache = path.resolve(process.env.OPENCLAW_TEST_CACHE ?? path.join(project, '.cache'), 'kubernetes');

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort(new Error(signal)));

let cluster;
try {
  const programs = await buildPrograms(cache, interrupted.signal);
  cluster = await startCluster(programs, interrupted.signal);
  process.exitCode = await runTests(testFiles(), {
    OPENCLAW_KUBERNETES_SERVER: cluster.address,
    OPENCLAW_KUBERNETES_TOKEN: cluster.token,
    OPENCLAW_KUBERNETES_CA: cluster.certificate,
    OPENCLAW_KUBERNETES_CONFIG: cluster.kubeconfig,
    OPENCLAW_KUBECTL: programs.kubectl,
    OPENCLAW_PROMETHEUS_RULE_CRD: programs.crd,
  });
} catch (error) {
  // An abort says what was cut off; its cause is why.
  console.error(error.cause?.message ?? error.message);
  process.exitCode = 2;
} finally {
  await cluster?.stop();
}

function testFiles() {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/kubernetes/${name}`);
}

function runTests(files, environment) {
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', ...files];
  const env = { ...process.env, ...environment };
  return new Promise((resolve, reject) => {
    const tests = spawn(process.execPath, args, { cwd: project, env, stdio: 'inherit', signal: interrupted.signal });
    tests.on('error', reject);
    tests.on('exit', (code, signal) => resolve(signal === null ? code : 2));
  });
}
