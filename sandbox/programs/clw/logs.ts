import { existsSync, readFileSync } from 'node:fs';
import { EXIT_OK, homeOf, type Invocation, readArguments } from '../../cli/invocation.ts';
import { readCluster } from '../../cluster/cluster.ts';
import { hostPaths } from '../../cluster/home.ts';
import { timeOfLogLine } from '../../log/log.ts';
import { followFile } from '../follow.ts';
import { unusable } from './clw.ts';

/** `clw logs`: the log lines of the components in the order of time, each behind the name of its host. */
export async function logs(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, {
    component: { type: 'string' },
    worker: { type: 'string' },
    lines: { type: 'string', short: 'n' },
    follow: { type: 'boolean', short: 'f' },
  });
  if (read.kind === 'wrong') return unusable(invocation, read.message);
  const { component, worker, lines, follow } = read.values;
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return unusable(invocation, 'the cluster is not up');
  if (component !== undefined && component !== 'worker' && component !== 'manager') {
    return unusable(invocation, `there is no component "${component}"; there are: worker, manager`);
  }
  const workers = cluster.workers.map(({ name }) => name);
  if (worker !== undefined && !workers.includes(worker)) {
    return unusable(invocation, `there is no worker "${worker}"; there are: ${workers.join(', ')}`);
  }
  if (lines !== undefined && !/^\d+$/.test(lines)) {
    return unusable(invocation, `lines is "${lines}"; expected a whole number`);
  }
  const managers = worker === undefined && component !== 'worker' ? ['manager'] : [];
  const chosen = component === 'manager' ? [] : workers.filter((name) => worker === undefined || name === worker);
  const sources = [...managers, ...chosen].map((host) => {
    const file = hostPaths(cluster.home, host).log;
    return { host, file, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  });
  const entries = sources.flatMap(({ host, text }) => timed(host, text)).sort((a, b) => a.at - b.at);
  for (const { host, line } of lines === '0' ? [] : entries.slice(-Number(lines ?? entries.length))) {
    invocation.print(`${host} | ${line}\n`);
  }
  if (follow) {
    await Promise.all(
      sources.map(({ host, file, text }) =>
        followFile(file, Buffer.byteLength(text), (line) => invocation.print(`${host} | ${line}\n`), invocation.signal),
      ),
    );
  }
  return EXIT_OK;
}

function timed(host: string, text: string): { readonly host: string; readonly line: string; readonly at: number }[] {
  let at = 0;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      at = timeOfLogLine(line)?.getTime() ?? at;
      return { host, line, at };
    });
}
