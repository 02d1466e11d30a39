import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { editorEnvironment } from './environment.ts';

interface FindOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly cacheFolder: string;
  report(line: string): void;
}

const MINIMUM = [1, 100] as const;

/** The desktop VS Code to use: the one that VSCODE_PATH names, `code` on PATH, or one that is downloaded; null: none. */
export async function findDesktop({ environment, cacheFolder, report }: FindOptions): Promise<string | null> {
  const named = environment['VSCODE_PATH'];
  if (!hasDisplay(environment)) {
    if (named !== undefined) report('VSCODE_PATH is left aside: there is no display to open a window on');
    return null;
  }
  if (named !== undefined) {
    if (isExecutable(named)) return named;
    throw new Error(`VSCODE_PATH names "${named}", which is not a program that can be run`);
  }
  const installed = onPath(environment);
  if (installed !== null) {
    const version = versionOf(installed, environment);
    if (version !== null && isRecent(version)) return installed;
    report(`"${installed}" is left aside: it is VS Code ${version ?? 'of an unknown version'}, older than 1.100`);
  }
  try {
    report('Looking for VS Code to download…');
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cacheFolder, timeout: 10_000 });
  } catch (error) {
    report(`VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)})`);
    return null;
  }
}

function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

function onPath(environment: NodeJS.ProcessEnv): string | null {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find(isExecutable);
  // In a terminal of a remote VS Code, `code` only talks to the window around it and cannot load an extension.
  if (found === undefined || realpathSync(found).includes('remote-cli')) return null;
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(program: string, environment: NodeJS.ProcessEnv): string | null {
  const { stdout } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    env: editorEnvironment(environment),
    timeout: 20_000,
    shell: process.platform === 'win32',
  });
  return /^\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0] ?? null;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}
