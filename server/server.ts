import { type Connection, type InitializeResult, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL, register as registerCodeAction } from './features/codeAction.ts';
import { register as registerConfiguration } from './features/configuration.ts';
import { register as registerDiagnostics } from './features/diagnostics.ts';
import { registerLanguageFeatures } from './features/list.ts';
import { register as registerWorkspaceFiles } from './features/workspaceFiles.ts';
import { type ServerHost, Session } from './session.ts';

/** Builds the language server on a connection and listens. */
export function startServer(connection: Connection, host: ServerHost): void {
  const session = new Session(connection, new TextDocuments(TextDocument), host);

  connection.onInitialize(
    ({
      capabilities: { textDocument, workspace, window },
      workspaceFolders,
      initializationOptions,
    }): InitializeResult => {
      const pull = textDocument?.diagnostic !== undefined;
      const { refresh } = registerDiagnostics(session, {
        pull,
        refresh: workspace?.diagnostics?.refreshSupport === true,
      });
      registerCodeAction(session, { snippets: workspace?.workspaceEdit?.snippetEditSupport === true });
      const configuration = registerConfiguration(
        session,
        {
          pull: workspace?.configuration === true,
          register: workspace?.didChangeConfiguration?.dynamicRegistration === true,
        },
        refresh,
      );
      const files = registerWorkspaceFiles(
        session,
        {
          folders: workspaceFolders ?? [],
          watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
          progress: window?.workDoneProgress === true,
          folderChanges: workspace?.workspaceFolders === true,
        },
        refresh,
      );
      connection.onInitialized(async () => {
        await configuration.read();
        await files.start();
      });

      const languageFeatures = registerLanguageFeatures(session, {
        snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
        commands: readCommands(initializationOptions),
      });
      return {
        serverInfo: { name: 'openclaw-language-server' },
        capabilities: {
          ...languageFeatures,
          textDocumentSync: TextDocumentSyncKind.Incremental,
          codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
          ...(pull
            ? {
                diagnosticProvider: { identifier: 'openclaw', interFileDependencies: true, workspaceDiagnostics: true },
              }
            : {}),
        },
      };
    },
  );

  session.documents.listen(connection);
  connection.listen();
}

/** What a client announces as `{ commands: [...] }`. */
function readCommands(options: unknown): readonly string[] {
  const commands = typeof options === 'object' && options !== null && 'commands' in options ? options.commands : [];
  return Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
}
