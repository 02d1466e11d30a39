import type { Location, Position, ServerCapabilities } from 'vscode-languageserver';
import { fileKind } from '../documents/sourceFile.ts';
import type { Session } from '../session.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { labelAt, labelPlaces } from './label.ts';
import { localNameAt } from './localName.ts';
import { serviceAt } from './managerService.ts';
import { locationIn, textPlace } from './place.ts';
import { runbookNamesAt } from './runbookName.ts';
import { definitionsOf, namedAt } from './symbol.ts';
import { toRange } from './translate.ts';

/** From a name to where it is defined: resources across files, volumes and networks within one, anchors. */
export function register(session: Session): ServerCapabilities {
  session.connection.onDefinition(({ textDocument, position }) => {
    if (fileKind(textDocument.uri) === 'runbook') return inRunbook(session, textDocument.uri, position);
    const cursor = cursorAt(session, textDocument.uri, position);
    return cursor === undefined ? null : definitions(session, cursor);
  });
  return { definitionProvider: true };
}

function definitions(session: Session, cursor: Cursor): Location[] {
  const { node, document } = cursor;
  if (node.kind === 'alias') return node.target === undefined ? [] : locationIn(session, document, node.target);
  const local = localNameAt(cursor);
  if (local !== undefined) return local.definitions.flatMap((one) => locationIn(session, document, one));
  const label = labelAt(session.workspace, cursor);
  if (label !== undefined) {
    // Where the pods get it; on these themselves there is nowhere to go.
    const givers = labelPlaces(session.workspace, label).filter((place) => place.role === 'pod' && place.node !== node);
    return givers.flatMap((place) => locationIn(session, place.document, textPlace(place.document, place.node)));
  }
  const service = serviceAt(session.workspace, cursor);
  if (service !== undefined) return locationIn(session, service.document, service.nameNode ?? service.root);
  const named = namedAt(session.workspace, cursor);
  if (named === undefined) return [];
  return definitionsOf(session.workspace, named).flatMap((resource) =>
    locationIn(session, resource.document, resource.nameNode ?? resource.root),
  );
}

function inRunbook(session: Session, uri: string, position: Position): Location[] {
  const text = session.text(uri);
  if (text === undefined) return [];
  return runbookNamesAt(text.getText(), text.offsetAt(position)).flatMap(({ role, start, end }) => {
    const range = role === 'definition' ? toRange(session, uri, start, end) : undefined;
    return range === undefined ? [] : [{ uri, range }];
  });
}
