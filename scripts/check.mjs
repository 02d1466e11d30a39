// Type-checks every TypeScript project and runs the formatter and linter; `--write` lets the latter mend what it can.
import { spawnSync } from 'node:child_process';

const write = process.argv.includes('--write');
const commands = [
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'client/webview'],
  ['biome', 'check', '--error-on-warnings', ...(write ? ['--write'] : []), '.'],
];

let failed = false;
for (const [program, ...args] of commands) {
  const { status } = spawnSync(`node_modules/.bin/${program}`, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
