import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { type CompletionMode, register as registerCompletion } from './completion.ts';
import { register as registerDefinition } from './definition.ts';
import { register as registerHover } from './hover.ts';
import { KindSchemas } from './kindSchemas.ts';
import { register as registerReferences } from './references.ts';
import { register as registerRename } from './rename.ts';

/** Registers what helps while reading and writing, and tells which of it there is. */
export function registerLanguageFeatures(session: Session, mode: CompletionMode): ServerCapabilities {
  const schemas = new KindSchemas();
  return {
    ...registerCompletion(session, schemas, mode),
    ...registerHover(session, schemas),
    ...registerDefinition(session),
    ...registerReferences(session),
    ...registerRename(session),
  };
}
