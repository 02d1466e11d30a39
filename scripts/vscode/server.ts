import { createInterface } from 'node:readline';
import { editorEnvironment } from './environment.ts';
import type { InstalledEditor } from './install.ts';
import { type ProcessGroup, startGroup } from './processGroup.ts';

interface ServerOptions {
  readonly editor: InstalledEditor;
  /** 0: any free one. */
  readonly port: number;
  /** Whoever knows it may use the editor, and with it this machine. */
  readonly token: string;
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Further flags, such as `--disable-workspace-trust`. */
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
}

/** A VS Code that runs and waits for a browser. */
export interface EditorServer {
  readonly port: number;
  readonly group: ProcessGroup;
  /** The address of a folder in it, with further query parameters. */
  address(folder: string, parameters?: Readonly<Record<string, string>>): string;
}

const READY = /^Extension host agent listening on (\d+)/;

/** Starts a VS Code server on the loopback interface and waits until it listens; rejects with its words if it does not. */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  const { editor, token, signal } = options;
  const args = [
    editor.main,
    ...['--host', '127.0.0.1', '--port', String(options.port), '--connection-token', token],
    ...['--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder],
    ...['--accept-server-license-terms', '--disable-telemetry', ...options.flags],
  ];
  const group = await startGroup(editor.node, args, {
    env: editorEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => void group.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const port = await listening(group);
    signal.throwIfAborted();
    return {
      port,
      group,
      address: (folder, parameters = {}) =>
        `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, folder, ...parameters })}`,
    };
  } catch (error) {
    await group.stop();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function listening({ child, ended }: ProcessGroup): Promise<number> {
  if (child.stdout === null || child.stderr === null) throw new Error('The VS Code server has no output to read');
  const said: string[] = [];
  const port = new Promise<number>((resolve) => {
    for (const input of [child.stdout, child.stderr]) {
      if (input === null) continue;
      // Read to the end also later on: a full pipe would stop the server.
      createInterface({ input }).on('line', (line) => {
        said.push(line);
        if (said.length > 20) said.shift();
        const found = READY.exec(line)?.[1];
        if (found !== undefined) resolve(Number(found));
      });
    }
  });
  const failed = ended.then(() => {
    throw new Error(`The VS Code server ended before it was ready:\n${said.join('\n')}`);
  });
  return Promise.race([port, failed]);
}
