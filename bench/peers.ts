import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where peers and generated inputs are kept between runs; nothing of it belongs to the project. */
export const CACHE = fileURLToPath(new URL('../.cache/bench', import.meta.url));

/** Installs a package of the npm registry once and gives the path of a file in it. */
export function npmPeer(name: string, version: string, file: string): string {
  const folder = join(CACHE, `${name.replaceAll('/', '-')}-${version}`);
  const path = join(folder, 'node_modules', name, file);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`]);
  }
  return path;
}

/** Builds a Go program once and gives its path. */
export function goPeer(module: string, version: string): string {
  const folder = join(CACHE, 'go', version);
  const path = join(folder, module.slice(module.lastIndexOf('/') + 1));
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    run('go', ['install', `${module}@${version}`], { ...process.env, GOBIN: folder });
  }
  return path;
}

function run(program: string, args: readonly string[], env = process.env): void {
  console.error(`$ ${program} ${args.join(' ')}`);
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2], env });
  if (error !== undefined) throw new Error(`cannot run ${program}; install it and try again`, { cause: error });
  if (status !== 0) throw new Error(`${program} ended with exit code ${status}`);
}
