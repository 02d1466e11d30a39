import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import packageFile from '../package.json' with { type: 'json' };
import { optionTypes } from './cli/arguments.ts';
import { main } from './cli/main.ts';
import type { Terminal } from './cli/terminal.ts';
import { nodeFiles, nodeSystem, sha256 } from './system.ts';

const stop = new AbortController();

// The first one stops the run and waits until its processes are gone; whoever asks again does not want to wait.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}
// A reader such as `head` has seen enough.
process.stdout.on('error', () => stop.abort());
process.stderr.on('error', () => stop.abort());

const terminal: Terminal = {
  arguments: process.argv.slice(2),
  environment: process.env,
  workingFolder: process.cwd(),
  home: homedir(),
  // A package manager puts a link to the program on PATH; the runbooks lie beside the program itself.
  runbooksFolder: join(dirname(realpathSync(process.argv[1] ?? '.')), '..', 'runbooks'),
  version: packageFile.version,
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
  // A terminal that does not know its width says 0.
  columns: process.stdout.columns || 80,
  ask: process.stdin.isTTY === true ? ask : null,
  files: nodeFiles(),
  system: (recordsFolder) => nodeSystem({ trusted: () => true, recordsFolder }),
  sha256,
  signal: stop.signal,
};

try {
  const parsed = parseArgs({ args: [...terminal.arguments], options: optionTypes, allowPositionals: true });
  void main(parsed, terminal).then((exitCode) => {
    process.exitCode = exitCode;
  });
} catch (error) {
  // parseArgs throws for options that it does not know.
  terminal.printError(`openclaw-runbook: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function ask(question: string, signal: AbortSignal): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Readline takes Ctrl+C for itself while it asks.
    lines.on('SIGINT', () => stop.abort());
    const closed = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
    return await Promise.race([lines.question(question, { signal }), closed]);
  } catch {
    // The question was given up because the run was stopped.
    return null;
  } finally {
    lines.close();
  }
}
