import { get } from 'node:http';
import { EXIT_FOUND, EXIT_OK, homeOf, type Invocation, readArguments } from '../../cli/invocation.ts';
import { readCluster } from '../../cluster/cluster.ts';
import { parseObject } from '../../wire/messages.ts';
import { unusable } from './clw.ts';

const TIMEOUT_MS = 5_000;

/** `clw health`: asks the health endpoint of the worker on this host, or of the one that is named. */
export async function health(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { worker: { type: 'string' } });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return unusable(invocation, 'the cluster is not up');
  const name = read.values.worker ?? invocation.env['OPENCLAW_PRACTICE_HOST'] ?? '';
  const worker = cluster.workers.find((known) => known.name === name);
  if (!worker) {
    const known = cluster.workers.map((other) => other.name).join(', ');
    return unusable(invocation, `there is no worker "${name}" here; name one with --worker: ${known}`);
  }
  const answer = await fetchHealth(worker.healthPort);
  if (answer.kind === 'failed') {
    invocation.complain(`clw: the health endpoint of ${name} does not answer: ${answer.message}\n`);
    return EXIT_FOUND;
  }
  invocation.print(answer.text);
  return parseObject(answer.text)['status'] === 'healthy' ? EXIT_OK : EXIT_FOUND;
}

function fetchHealth(
  port: number,
): Promise<{ readonly kind: 'ok'; readonly text: string } | { readonly kind: 'failed'; readonly message: string }> {
  return new Promise((resolve) => {
    const call = get({ host: '127.0.0.1', port, path: '/health', timeout: TIMEOUT_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () => resolve({ kind: 'ok', text }));
    });
    call.once('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} seconds`)));
    call.once('error', (error) => resolve({ kind: 'failed', message: error.message }));
  });
}
