import type { DocumentSymbol, ServerCapabilities } from 'vscode-languageserver';
import { fileKind } from '../documents/sourceFile.ts';
import type { Session } from '../session.ts';
import { logSymbols } from './outline/log.ts';
import { resourceSymbols } from './outline/resources.ts';
import { runbookSymbols } from './outline/runbook.ts';

/** The outline of a file: resources with their keys, sections and steps of a runbook, failures in a log. */
export function register(session: Session): ServerCapabilities {
  session.connection.onDocumentSymbol(({ textDocument: { uri } }): DocumentSymbol[] => {
    switch (fileKind(uri)) {
      case 'yaml':
        return resourceSymbols(session, uri);
      case 'runbook':
        return runbookSymbols(session, uri);
      case 'log':
        return logSymbols(session, uri);
      case 'certificate':
      case 'other':
        return [];
    }
  });
  return { documentSymbolProvider: true };
}
