import { parentPort } from 'node:worker_threads';
import { version } from '../../package.json';
import { machineIo } from './machineIo.ts';
import { main } from './main.ts';
import { serve } from './thread.ts';

if (parentPort === null) void run();
else serve(parentPort);

async function run(): Promise<void> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort(signal));
  let isOutputLost = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that has seen enough, as `head`, is no failure.
      if (error.code !== 'EPIPE') isOutputLost = true;
    });
  }
  process.once('exit', () => {
    if (isOutputLost) process.exitCode = 2;
  });
  try {
    process.exitCode = await main(machineIo(version, interrupted.signal));
  } catch (error) {
    // A mistake of the program must not look like a finding.
    process.exitCode = 2;
    console.error(error);
  }
  // Ends as the shell expects of a program that was sent the signal.
  if (interrupted.signal.aborted) process.kill(process.pid, interrupted.signal.reason);
}
