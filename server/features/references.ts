import type { ServerCapabilities } from 'vscode-languageserver';
import { fileKind } from '../documents/sourceFile.ts';
import type { Session } from '../session.ts';
import { cursorAt } from './cursor.ts';
import { labelAt, labelPlaces } from './label.ts';
import { localNameAt } from './localName.ts';
import { locationIn, textPlace } from './place.ts';
import { runbookNamesAt } from './runbookName.ts';
import { namedAt, placesOf } from './symbol.ts';
import { toRange } from './translate.ts';

/** Everything that uses a name, in all files of the workspace. */
export function register(session: Session): ServerCapabilities {
  session.connection.onReferences(({ textDocument, position, context }) => {
    const { uri } = textDocument;
    const text = fileKind(uri) === 'runbook' ? session.text(uri) : undefined;
    if (text !== undefined) {
      return runbookNamesAt(text.getText(), text.offsetAt(position)).flatMap(({ role, start, end }) => {
        const range = role === 'use' || context.includeDeclaration ? toRange(session, uri, start, end) : undefined;
        return range === undefined ? [] : [{ uri, range }];
      });
    }
    const cursor = cursorAt(session, uri, position);
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
