import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { DIAGNOSE, register as registerCodeLens } from './codeLens.ts';
import { type CompletionMode, register as registerCompletion } from './completion.ts';
import { register as registerDefinition } from './definition.ts';
import { register as registerDocumentLink } from './documentLink.ts';
import { register as registerDocumentSymbol } from './documentSymbol.ts';
import { register as registerHover } from './hover.ts';
import { register as registerInlayHint } from './inlayHint.ts';
import { KindSchemas } from './kindSchemas.ts';
import { register as registerReferences } from './references.ts';
import { register as registerRename } from './rename.ts';
import { register as registerWorkspaceSymbol } from './workspaceSymbol.ts';

export interface LanguageFeaturesMode extends CompletionMode {
  /** Commands of its own that the client says it has; a lens for any other would do nothing. */
  readonly commands: readonly string[];
}

/** Registers what helps while reading and writing, and tells which of it there is. */
export function registerLanguageFeatures(session: Session, mode: LanguageFeaturesMode): ServerCapabilities {
  const schemas = new KindSchemas();
  return {
    ...registerCompletion(session, schemas, mode),
    ...registerHover(session, schemas),
    ...registerDefinition(session),
    ...registerReferences(session),
    ...registerRename(session),
    ...registerDocumentSymbol(session),
    ...registerWorkspaceSymbol(session),
    ...registerDocumentLink(session),
    ...registerInlayHint(session),
    ...(mode.commands.includes(DIAGNOSE) ? registerCodeLens(session) : {}),
  };
}
