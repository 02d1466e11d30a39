import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorEnvironment } from './environment.ts';
import { endProcesses, type ProcessGroup, startGroup } from './processGroup.ts';
import { quietSettings } from './settings.ts';

interface OpenOptions {
  readonly program: string;
  /** The extension to load from its sources. */
  readonly extension: string;
  readonly workspace: string;
  readonly file: string;
  /** Settings and state of this editor alone, so that neither the user's own VS Code nor its other extensions mix in. */
  readonly userDataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Opens a window of its own, and waits no longer than until it is asked for. */
export async function openDesktop(options: OpenOptions): Promise<ProcessGroup> {
  const settings = join(options.userDataFolder, 'User', 'settings.json');
  await mkdir(join(settings, '..'), { recursive: true });
  await writeFile(settings, JSON.stringify(quietSettings, null, 2), { flag: 'wx' }).catch(ignoreExisting);
  const args = [
    `--extensionDevelopmentPath=${options.extension}`,
    `--user-data-dir=${options.userDataFolder}`,
    `--extensions-dir=${join(options.userDataFolder, 'extensions')}`,
    ...['--new-window', '--wait', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'],
    // Chromium refuses to make its sandbox as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    options.workspace,
    options.file,
  ];
  const windows = process.platform === 'win32' && options.program.endsWith('.cmd');
  const group = await startGroup(options.program, args, {
    env: editorEnvironment(options.environment),
    stdio: 'ignore',
    shell: windows,
  });
  return { ...group, stop: () => stopDesktop(group, options.userDataFolder) };
}

/** The `code` command starts the editor outside of its own process group; the editor notes its process id. */
async function stopDesktop(group: ProcessGroup, userDataFolder: string): Promise<void> {
  // While the command waits, its editor runs, so that the note is not an old one.
  if (group.child.exitCode === null && group.child.signalCode === null) {
    const noted = await readFile(join(userDataFolder, 'code.lock'), 'utf8').catch(() => '');
    const pid = Number.parseInt(noted, 10);
    if (Number.isInteger(pid)) await endProcesses(pid);
  }
  await group.stop();
}

/** Settings that are there already may be the user's work. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
