import { realpathSync } from 'node:fs';
import { main } from './cli/main.ts';

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
// Whoever reads the output may stop before its end, as `head` does.
process.stdout.on('error', () => controller.abort());

main({
  args: process.argv.slice(2),
  env: process.env,
  program: realpathSync(process.argv[1] ?? ''),
  signal: controller.signal,
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
}).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(
      `openclaw-sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
