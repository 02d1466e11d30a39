import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SERVER = fileURLToPath(new URL('../../dist/openclaw-language-server.cjs', import.meta.url));

export interface ClientOptions {
  readonly transport?: 'stdio' | 'ipc';
  readonly capabilities?: ClientCapabilities;
  /** URIs of workspace folders. */
  readonly folders?: readonly string[];
  /** Commands of its own that the client announces. */
  readonly commands?: readonly string[];
}

/** What editors announce that pull diagnostics. */
export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** The built server as a process of its own, and a connection to it. End it with `stop`. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #versions = new Map<string, number>();
  #markRefreshed: () => void = () => {};
  readonly #refreshed = new Promise<void>((resolve) => {
    this.#markRefreshed = resolve;
  });

  private constructor(process: ChildProcess, connection: ProtocolConnection) {
    this.#process = process;
    this.connection = connection;
  }

  static async start({
    transport = 'stdio',
    capabilities = PULL,
    folders = [],
    commands = [],
  }: ClientOptions = {}): Promise<Client> {
    const client = transport === 'ipc' ? startIpc() : startStdio();
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      client.#markRefreshed();
      return null;
    });
    client.connection.onRequest('client/registerCapability', () => null);
    client.connection.listen();
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: { commands },
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    });
    await client.connection.sendNotification('initialized', {});
    return client;

    function startStdio(): Client {
      const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
      const reader = new StreamMessageReader(child.stdout);
      return new Client(child, createProtocolConnection(reader, new StreamMessageWriter(child.stdin)));
    }

    function startIpc(): Client {
      const child = fork(SERVER, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      return new Client(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
    }
  }

  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text. */
  async change(uri: string, text: string): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
    return version;
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report: { items: readonly Diagnostic[] } = await this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  async codeActions(
    uri: string,
    diagnostic: Diagnostic | undefined,
    only: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: diagnostic === undefined ? [] : [diagnostic], only },
    });
  }

  /** Done once the server has asked for new pulls, as it does when it has read the workspace. */
  refreshed(): Promise<void> {
    return this.#refreshed;
  }

  /** The next notification of a method that the predicate accepts. */
  notified<T>(method: string, accepts: (params: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      const listening = this.connection.onNotification(method, (params: T) => {
        if (!accepts(params)) return;
        listening.dispose();
        resolve(params);
      });
    });
  }

  /** Shuts the server down as the protocol asks for it; gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = this.exited();
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return ended;
  }

  /** The exit code, once the process has ended. */
  exited(): Promise<number | null> {
    if (this.#process.exitCode !== null) return Promise.resolve(this.#process.exitCode);
    return new Promise((resolve) => {
      this.#process.once('exit', resolve);
    });
  }
}
