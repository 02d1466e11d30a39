import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL, register as registerCodeAction } from './features/codeAction.ts';
import { type DiagnosticsMode, register as registerDiagnostics } from './features/diagnostics.ts';
import { type ServerHost, Session } from './session.ts';

/** Builds the language server on a connection and listens. */
export function startServer(connection: Connection, host: ServerHost): void {
  const session = new Session(connection, new TextDocuments(TextDocument), host);
  const { documents } = session;

  connection.onInitialize(({ capabilities, workspaceFolders }): InitializeResult => {
    const mode: DiagnosticsMode = {
      pull: capabilities.textDocument?.diagnostic !== undefined,
      refresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
    };
    const diagnostics = registerDiagnostics(session, mode);
    registerCodeAction(session);

    connection.onInitialized(async () => {
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{yaml,yml,json,tpl,crt,pem}' }],
        });
      }
      for (const { uri } of workspaceFolders ?? []) {
        for await (const file of host.findFiles(uri, new AbortController().signal)) await session.load(file);
      }
      diagnostics.refresh();
    });
    connection.onDidChangeWatchedFiles(async ({ changes }) => {
      for (const { uri, type } of changes) {
        if (documents.get(uri) !== undefined) continue;
        if (type === FileChangeType.Deleted) session.workspace.delete(uri);
        else await session.load(uri);
      }
      diagnostics.refresh();
    });
    documents.onDidClose(({ document }) => {
      void session.load(document.uri).then(diagnostics.refresh);
    });

    return {
      serverInfo: { name: 'openclaw-language-server' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
        ...(mode.pull
          ? { diagnosticProvider: { identifier: 'openclaw', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
      },
    };
  });

  documents.listen(connection);
  connection.listen();
}
