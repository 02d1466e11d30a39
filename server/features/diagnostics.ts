import {
  type CancellationToken,
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

  if (mode.pull) registerPull(session);

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

/** What a client was last told about a file. */
interface Told {
  readonly resultId: string;
  /** The state of the workspace that it comes from. */
  revision: number;
  readonly content: string;
}

function registerPull(session: Session): void {
  const { connection, documents } = session;
  const told = new Map<string, Told>();
  let lastId = 0;

  const isUnchanged = (uri: string, previous: string | undefined): boolean => {
    const known = told.get(uri);
    return known !== undefined && known.resultId === previous && known.revision === session.revision;
  };
  const remember = (uri: string, items: readonly Diagnostic[]): Told => {
    const content = JSON.stringify(items);
    const known = told.get(uri);
    if (known?.content === content) {
      known.revision = session.revision;
      return known;
    }
    lastId += 1;
    const made = { resultId: String(lastId), revision: session.revision, content };
    told.set(uri, made);
    return made;
  };

  // No result id here: to find out whether the result is the same costs more than to send it.
  connection.languages.diagnostics.on(({ textDocument }): DocumentDiagnosticReport => {
    return { kind: DocumentDiagnosticReportKind.Full, items: diagnose(session, textDocument.uri) };
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, progress, partial) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    const give = (report: WorkspaceDocumentDiagnosticReport): void => {
      if (partial === undefined) all.push(report);
      else partial.report({ items: [report] });
    };
    progress.begin('OpenClaw', 0, 'Checking the workspace', true);
    const uris = new Set([...[...session.workspace.files()].map(({ uri }) => uri), ...previous.keys()]);
    let done = 0;
    for await (const uri of inSlices(uris, token)) {
      const version = documents.get(uri)?.version ?? null;
      const before = previous.get(uri);
      done += 1;
      if (before !== undefined && isUnchanged(uri, before)) {
        give({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: before });
        continue;
      }
      const items = diagnose(session, uri);
      // Most files of a workspace have nothing to report and never had.
      if (items.length === 0 && before === undefined) continue;
      const { resultId } = remember(uri, items);
      if (resultId === before) give({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      else give({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items });
      if (done % 100 === 0) progress.report(Math.round((100 * done) / uris.size));
    }
    progress.done();
    return { items: all };
  });
}

const SLICE_MS = 20;

/** Goes through the values and lets other requests be answered in between; ends early when cancelled. */
async function* inSlices<T>(values: Iterable<T>, token: CancellationToken): AsyncGenerator<T, void, undefined> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (const value of values) {
    if (token.isCancellationRequested) return;
    yield value;
    if (performance.now() < sliceEnd) continue;
    await new Promise(setImmediate);
    sliceEnd = performance.now() + SLICE_MS;
  }
}

function diagnose(session: Session, uri: string): Diagnostic[] {
  return session.problems(uri).map((problem) => toDiagnostic(session, problem));
}
