import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface ServerUnderTest {
  readonly script: string;
  /** Ours answers a request; the peer publishes by itself, without a version. */
  readonly diagnostics: 'pull' | 'push';
  readonly settings?: object;
}

/** A position and a text to put there; the measured edits. */
export interface Edit {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

/** A language server as a process of its own, timed from the client's side of the pipe. */
export class MeasuredServer {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #diagnostics: ServerUnderTest['diagnostics'];
  #published: (() => void) | undefined;
  #version = 1;

  private constructor(
    child: ChildProcess,
    connection: ProtocolConnection,
    diagnostics: ServerUnderTest['diagnostics'],
  ) {
    this.#child = child;
    this.#connection = connection;
    this.#diagnostics = diagnostics;
  }

  static async start({ script, diagnostics, settings }: ServerUnderTest): Promise<MeasuredServer> {
    const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const server = new MeasuredServer(child, connection, diagnostics);
    connection.onNotification('textDocument/publishDiagnostics', () => server.#published?.());
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? settings : null)),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: diagnostics === 'pull' ? { diagnostic: {} } : { publishDiagnostics: {} },
        workspace: { configuration: settings !== undefined },
      },
      workspaceFolders: null,
    });
    await connection.sendNotification('initialized', {});
    if (settings !== undefined) {
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: settings } });
    }
    return server;
  }

  /** Milliseconds from opening a document to its diagnostics. */
  async open(uri: string, text: string): Promise<number> {
    return this.#time(uri, () =>
      this.#connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: this.#version, text },
      }),
    );
  }

  /** Milliseconds from an edit to the diagnostics of the edited text. */
  async edit(uri: string, { line, character, text }: Edit): Promise<number> {
    this.#version += 1;
    const position = { line, character };
    return this.#time(uri, () =>
      this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: this.#version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      }),
    );
  }

  async #time(uri: string, act: () => Promise<void>): Promise<number> {
    const start = performance.now();
    if (this.#diagnostics === 'pull') {
      await act();
      await this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    } else {
      const published = new Promise<void>((resolve) => {
        this.#published = resolve;
      });
      await act();
      await published;
    }
    return performance.now() - start;
  }

  /** The largest resident size that the process has had, in MiB; NaN where /proc does not tell. */
  peakMemory(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
    } catch {
      // Not Linux.
      return Number.NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#child.once('exit', resolve);
    });
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    // The peer does not always end on `exit`; it is ours to end then.
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await ended;
    clearTimeout(timer);
  }
}
