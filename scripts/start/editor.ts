import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newest } from '../vscode/editions.ts';
import { findDesktop } from '../vscode/findDesktop.ts';
import { installEditor } from '../vscode/install.ts';
import { linkExtension } from '../vscode/linkExtension.ts';
import { openDesktop } from '../vscode/openDesktop.ts';
import type { ProcessGroup } from '../vscode/processGroup.ts';
import { startServer } from '../vscode/server.ts';
import { quietSettings } from '../vscode/settings.ts';
import { openAddress } from './openAddress.ts';

interface EditorOptions {
  readonly project: string;
  readonly workspace: string;
  /** The file to show first. */
  readonly file: string;
  readonly port: number;
  /** Whether a window or a browser may be opened. */
  readonly open: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  report(line: string): void;
}

/** Opens VS Code with the extension on a workspace: on the desktop where that works, else in the browser. */
export async function startEditor(options: EditorOptions): Promise<ProcessGroup> {
  return (options.open ? await onDesktop(options) : null) ?? (await inBrowser(options));
}

async function onDesktop(options: EditorOptions): Promise<ProcessGroup | null> {
  const { project, workspace, file, environment, report } = options;
  const cacheFolder = join(project, '.vscode-test');
  const program = await findDesktop({ environment, cacheFolder, report });
  options.signal.throwIfAborted();
  if (program === null) return null;
  report(`Opening "${program}"`);
  const userDataFolder = join(cacheFolder, 'desktop');
  const window = await openDesktop({ program, extension: project, workspace, file, userDataFolder, environment });
  // A window that cannot open, for a missing system library say, ends at once.
  const soon = await Promise.race([window.ended, settled(options.signal, 5000)]);
  if (soon === undefined || soon === 0) return window;
  report(`"${program}" ended at once with exit code ${soon}`);
  return null;
}

async function inBrowser(options: EditorOptions): Promise<ProcessGroup> {
  const { project, workspace, file, environment, signal, report } = options;
  const cacheFolder = join(project, '.vscode-test');
  const editor = await installEditor({ edition: newest, cacheFolder, signal, report });
  const home = join(cacheFolder, 'browser');
  const dataFolder = join(home, 'data');
  const extensionsFolder = join(home, 'extensions');
  await writeSettings(join(dataFolder, 'data', 'User'));
  await linkExtension(project, extensionsFolder);
  const token = randomBytes(16).toString('hex');
  const flags = ['--disable-workspace-trust'];
  const server = await startServer({
    ...{ editor, port: options.port, token, dataFolder, extensionsFolder, environment, flags, signal },
  });
  const show = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${server.port}${file}`]]);
  const address = server.address(workspace, { payload: show });
  const opened = options.open && (await openAddress(address, environment));
  const where = opened ? 'opens in your browser' : 'is ready, open it in a browser';
  report(`VS Code ${editor.version} ${where}:\n\n  ${address}\n`);
  return server.group;
}

async function writeSettings(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(quietSettings, null, 2));
}

/** Undefined after a time, or as soon as the signal comes. */
function settled(signal: AbortSignal, timeoutMs: number): Promise<undefined> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((resolve) => either.addEventListener('abort', () => resolve(undefined), { once: true }));
}
