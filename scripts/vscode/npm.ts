import { spawn } from 'node:child_process';

interface NpmInstall {
  readonly folder: string;
  readonly packages: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Installs packages into a folder that has its own package.json, without running any script of theirs: the native parts
 * that VS Code needs come built, the others would want a compiler. Rejects with npm's own last words.
 */
export function npmInstall({ folder, packages, signal }: NpmInstall): Promise<void> {
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { program, args } = npmCommand(['install', ...flags, ...packages]);
  const child = spawn(program, args, {
    cwd: folder,
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: program === 'npm' && process.platform === 'win32',
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm could not install ${packages.join(' ') || 'what VS Code needs'}:\n${errors.trim()}`));
    });
  });
}

/** Inside `npm start` the npm that the user started is used again, by the Node that already runs. */
function npmCommand(args: readonly string[]): { readonly program: string; readonly args: readonly string[] } {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('.js')) return { program: process.execPath, args: [running, ...args] };
  return { program: 'npm', args };
}
