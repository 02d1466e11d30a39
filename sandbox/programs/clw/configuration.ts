import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EXIT_FOUND, EXIT_OK, homeOf, type Invocation, readArguments } from '../../cli/invocation.ts';
import { PRACTICE_WORKER, readCluster } from '../../cluster/cluster.ts';
import { hostPaths } from '../../cluster/home.ts';
import {
  parseWorkerConfiguration,
  type Setting,
  type WorkerConfiguration,
  type WorkerConfigurationResult,
} from '../../worker/configuration.ts';
import { readEnvironmentFile } from '../../worker/environment.ts';
import { readCredentials } from '../../worker/serve.ts';
import { unusable } from './clw.ts';

/** `clw validate-config FILE`. */
export async function validateConfig(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {});
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const [file] = read.positionals;
  if (file === undefined) return unusable(invocation, 'no file was named; expected one such as worker.yaml');
  const result = readConfiguration(file, {});
  if (typeof result === 'string') return unusable(invocation, result);
  if (result.kind === 'invalid') return invalid(invocation, file, result);
  invocation.print(`${file}: configuration is valid\n`);
  return EXIT_OK;
}

/** `clw debug config`: what the worker on this host runs with, and where each value comes from. */
export async function debugConfig(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { worker: { type: 'string' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return unusable(invocation, 'the cluster is not up');
  const name = read.values.worker ?? invocation.env['OPENCLAW_PRACTICE_HOST'] ?? '';
  if (!cluster.workers.some((worker) => worker.name === name)) {
    const known = cluster.workers.map((worker) => worker.name).join(', ');
    return unusable(invocation, `there is no worker "${name}" here; name one with --worker: ${known}`);
  }
  const paths = hostPaths(cluster.home, name);
  const result = readConfiguration(paths.configuration, readEnvironmentFile(paths.environment));
  if (typeof result === 'string') return unusable(invocation, result);
  if (result.kind === 'invalid') return invalid(invocation, paths.configuration, result);
  invocation.print(formatConfiguration(result.configuration));
  return EXIT_OK;
}

/** `clw worker --config FILE --dry-run`: checks what a worker needs to start, without starting it. */
export async function workerDryRun(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { config: { type: 'string' }, 'dry-run': { type: 'boolean' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { config: file, 'dry-run': dryRun } = read.values;
  if (file === undefined) return unusable(invocation, '--config is missing; expected a file such as worker.yaml');
  if (!dryRun) return unusable(invocation, 'workers are started by "systemctl start openclaw-worker"; use --dry-run');
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return unusable(invocation, 'the cluster is not up');
  const host = invocation.env['OPENCLAW_PRACTICE_HOST'];
  const name = cluster.workers.find((worker) => worker.name === host)?.name ?? PRACTICE_WORKER;
  const paths = hostPaths(cluster.home, name);
  const result = readConfiguration(file, readEnvironmentFile(paths.environment));
  if (typeof result === 'string') return unusable(invocation, result);
  if (result.kind === 'invalid') return invalid(invocation, file, result);
  invocation.print(formatConfiguration(result.configuration));
  const credentials = readCredentials(paths.certificates);
  if (typeof credentials === 'string') {
    invocation.complain(`clw: ${credentials}\n`);
    return EXIT_FOUND;
  }
  invocation.print(`# certificate valid until ${new X509Certificate(credentials.certificate).validTo}\n`);
  invocation.print('# dry run: the worker was not started\n');
  return EXIT_OK;
}

/** The effective configuration as YAML, with where each value comes from. */
export function formatConfiguration(configuration: WorkerConfiguration): string {
  const host = configuration.managerHost;
  const port = configuration.managerPort;
  const name = host.value.includes(':') ? `[${host.value}]` : host.value;
  const sources = host.source === port.source ? host.source : `${host.source}, ${port.source}`;
  const line = (key: string, { value, source }: Setting<string | number>): string =>
    `  ${key}: ${typeof value === 'number' ? value : JSON.stringify(value)} # ${source}\n`;
  return `cluster:
  manager_address: "${name}:${port.value}" # ${sources}
${line('reconnect_interval', configuration.reconnectInterval)}${line('max_reconnect_attempts', configuration.maxReconnectAttempts)}${line('heartbeat_interval', configuration.heartbeatInterval)}`;
}

function readConfiguration(
  file: string,
  environment: Readonly<Record<string, string>>,
): WorkerConfigurationResult | string {
  try {
    return parseWorkerConfiguration(readFileSync(file, 'utf8'), environment);
  } catch (error) {
    return `cannot read "${file}": ${error instanceof Error ? error.message : String(error)}`;
  }
}

function invalid(
  { complain }: Invocation,
  file: string,
  { problems }: WorkerConfigurationResult & { readonly kind: 'invalid' },
): number {
  for (const { line, message } of problems) complain(`${file}:${line}: ${message}\n`);
  return EXIT_FOUND;
}
