import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { cursorAt } from './cursor.ts';
import { labelAt, labelPlaces } from './label.ts';
import { localNameAt } from './localName.ts';
import { locationIn, textPlace } from './place.ts';
import { namedAt, placesOf } from './symbol.ts';

/** Everything that uses a name, in all files of the workspace. */
export function register(session: Session): ServerCapabilities {
  session.connection.onReferences(({ textDocument, position, context }) => {
    const cursor = cursorAt(session, textDocument.uri, position);
    if (cursor === undefined) return null;
    const local = localNameAt(cursor);
    if (local !== undefined) {
      const places = context.includeDeclaration ? [...local.definitions, ...local.uses] : local.uses;
      return places.flatMap((node) => locationIn(session, cursor.document, textPlace(cursor.document, node)));
    }
    const label = labelAt(session.workspace, cursor);
    if (label !== undefined) {
      const places = labelPlaces(session.workspace, label);
      const wanted = context.includeDeclaration ? places : places.filter(({ role }) => role !== 'pod');
      return wanted.flatMap(({ document, node }) => locationIn(session, document, textPlace(document, node)));
    }
    const named = namedAt(session.workspace, cursor);
    if (named === undefined) return null;
    return placesOf(session.workspace, named, context.includeDeclaration).flatMap(({ document, node }) =>
      locationIn(session, document, textPlace(document, node)),
    );
  });
  return { referencesProvider: true };
}
