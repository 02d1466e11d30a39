// `npm start`: the practice cluster with a broken worker, and VS Code on it with the extension loaded.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './start/bundle.ts';
import { startCluster } from './start/cluster.ts';
import { startEditor } from './start/editor.ts';
import { whenOrphaned } from './start/orphaned.ts';

const usage = `Usage: npm start [-- OPTION...]

Starts a practice cluster (one manager, three workers, worker-02 broken) and opens
VS Code on its workspace with this extension: the VS Code that VSCODE_PATH names,
else "code" on PATH, else one that is downloaded, else one from npm in the browser.
Ctrl+C ends all of it.

  --no-open      open no window: serve VS Code and print its address
  --port PORT    the port of VS Code in the browser; without it any free one
  --help         this text
`;

const project = join(import.meta.dirname, '..');

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.kind === 'wrong') {
    console.error(`${options.message}\n\n${usage}`);
    return 2;
  }
  if (options.kind === 'help') {
    console.log(usage);
    return 0;
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort());
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(() => stopping.abort());
  try {
    await run(options, stopping.signal);
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
}

async function run({ open, port }: { readonly open: boolean; readonly port: number }, signal: AbortSignal) {
  console.log('Bundling the extension…');
  await bundle(project, signal);
  const report = (line: string) => console.log(line);
  const cluster = await startCluster({ project, fault: 'worker-certificate-expired', signal, report });
  try {
    const { workspace } = cluster;
    const file = join(workspace, 'worker.yaml');
    const environment = process.env;
    const editor = await startEditor({ project, workspace, file, port, open, environment, signal, report });
    console.log('worker-02 is broken: open clw-worker-unreachable.runbook.md and diagnose it. Ctrl+C ends everything.');
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    if (!signal.aborted) await Promise.race([editor.ended, stopped]);
    console.log('\nStopping…');
    await editor.stop();
  } finally {
    await cluster.stop();
  }
}

type Options =
  | { readonly kind: 'run'; readonly open: boolean; readonly port: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'no-open': { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { kind: 'help' };
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return { kind: 'wrong', message: `"${values.port}" is no port: give a number from 1 to 65535` };
    }
    return { kind: 'run', open: values['no-open'] !== true, port };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}
