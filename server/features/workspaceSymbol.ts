import { type ServerCapabilities, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Resource } from '../graph/resource.ts';
import { compareResources } from '../graph/scopedIndex.ts';
import type { Session } from '../session.ts';
import { locationIn } from './place.ts';

/** The resources of OpenClaw in the workspace, by name. */
export function register(session: Session): ServerCapabilities {
  session.connection.onWorkspaceSymbol(({ query }): SymbolInformation[] => {
    const letters = query.toLowerCase();
    const found: Resource[] = [];
    for (const { documents } of session.workspace.files()) {
      for (const resource of documents.flatMap((document) => session.workspace.resourcesIn(document))) {
        const { ours, name, kind } = resource;
        if (ours && name !== undefined && isSubsequence(letters, `${kind} ${name}`.toLowerCase())) found.push(resource);
      }
    }
    return found
      .sort(compareResources)
      .slice(0, MOST)
      .flatMap((resource) => toSymbol(session, resource));
  });
  return { workspaceSymbolProvider: true };
}

/** More than anybody reads through; the next letter that is typed makes it fewer. */
const MOST = 500;

/** Letters in order, others between them, as editors match names. */
function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function toSymbol(session: Session, resource: Resource): SymbolInformation[] {
  const { document, nameNode, root, kind, name } = resource;
  const [location] = locationIn(session, document, nameNode ?? root);
  if (location === undefined || name === undefined) return [];
  const namespace = session.workspace.namespaceOf(resource);
  const containerName = namespace === undefined ? kind : `${kind} in ${namespace}`;
  return [{ name, kind: SymbolKind.Class, location, containerName }];
}
