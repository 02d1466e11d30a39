import {
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { toDiagnostic } from './translate.ts';

export interface DiagnosticsMode {
  /** The client asks for diagnostics itself; else they are published with each change. */
  readonly pull: boolean;
  /** The client can be told to ask again. */
  readonly refresh: boolean;
}

export interface DiagnosticsFeature {
  /** Brings what the client shows up to date after something other than the document itself has changed. */
  readonly refresh: () => void;
}

/** Diagnostics: pulled, or pushed with the document's version where the client cannot pull. Never debounced. */
export function register(session: Session, mode: DiagnosticsMode): DiagnosticsFeature {
  const { connection, documents } = session;
  const publish = (uri: string): void => {
    const version = documents.get(uri)?.version;
    const diagnostics = diagnose(session, uri);
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };

  documents.onDidChangeContent(({ document }) => {
    session.update(document);
    // A change of one file may mend or break another: what names a ServiceAccount depends on where that is.
    if (!mode.pull) for (const open of documents.all()) publish(open.uri);
  });

  if (mode.pull) {
    connection.languages.diagnostics.on(({ textDocument }): DocumentDiagnosticReport => {
      return { kind: DocumentDiagnosticReportKind.Full, items: diagnose(session, textDocument.uri) };
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds: _ }, token, progress, partial) => {
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      progress.begin('OpenClaw', 0, 'Checking the workspace', true);
      for (const { uri } of session.workspace.files()) {
        if (token.isCancellationRequested) break;
        const report: WorkspaceDocumentDiagnosticReport = {
          kind: DocumentDiagnosticReportKind.Full,
          uri,
          version: documents.get(uri)?.version ?? null,
          items: diagnose(session, uri),
        };
        if (partial === undefined) items.push(report);
        else partial.report({ items: [report] });
        await new Promise(setImmediate);
      }
      progress.done();
      return { items };
    });
  }

  return {
    refresh: () => {
      if (!mode.pull) for (const open of documents.all()) publish(open.uri);
      else if (mode.refresh) {
        // A client may refuse, or be gone by now; it then asks again when it wants to.
        connection.sendRequest(DiagnosticRefreshRequest.type).catch((error: unknown) => {
          connection.console.log(`The client did not refresh its diagnostics: ${String(error)}`);
        });
      }
    },
  };
}

function diagnose(session: Session, uri: string): Diagnostic[] {
  return session.problems(uri).map((problem) => toDiagnostic(session, problem));
}
