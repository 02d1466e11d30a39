import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { pairOf, textOf } from '../../documents/access.ts';
import type { Node } from '../../documents/node.ts';
import { toFile, type YamlDocument } from '../../documents/yamlDocument.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Session } from '../../session.ts';
import { titleOf } from '../effective.ts';
import { symbol } from './symbol.ts';

/** The resources of a file with their keys, an embedded one below the ConfigMap that holds it. */
export function resourceSymbols(session: Session, uri: string): DocumentSymbol[] {
  const { workspace } = session;
  const documents = workspace.file(uri)?.documents ?? [];
  const levels = documents.length > MANY ? LEVELS.many : LEVELS.few;
  return documents.flatMap((document) => {
    const resources = workspace.resourcesIn(document).filter(({ ours, kind }) => ours && kind !== 'Unreadable');
    return resources
      .filter(({ owner }) => owner === undefined || !resources.includes(owner))
      .flatMap((resource) => resourceSymbol(session, resource, { all: resources, levels }));
  });
}

interface Extent {
  /** The resources of the same document. */
  readonly all: readonly Resource[];
  /** How many levels of keys are shown. */
  readonly levels: number;
}

function resourceSymbol(session: Session, resource: Resource, extent: Extent): DocumentSymbol[] {
  const { all, levels } = extent;
  const { document, root, nameNode } = resource;
  const embedded = all
    .filter(({ owner }) => owner === resource)
    .flatMap((inner) => resourceSymbol(session, inner, extent));
  const name =
    resource.owner === undefined ? titleOf(session.workspace, resource) : (document.host?.key.text ?? resource.kind);
  const selected = nameNode ?? { start: root.start, end: root.start };
  return symbol(session, document.uri, {
    name,
    kind: SymbolKind.Class,
    start: toFile(document, root.start),
    end: toFile(document, root.end),
    selected: { start: toFile(document, selected.start), end: toFile(document, selected.end) },
    children: [...below(session, document, root, levels), ...embedded],
  });
}

/** Deeper than the keys of a container nobody looks for something in an outline, and of many resources only for these. */
const LEVELS = { few: 8, many: 3 } as const;
const MANY = 50;

function below(session: Session, document: YamlDocument, node: Node | undefined, levels: number): DocumentSymbol[] {
  if (levels === 0) return [];
  if (node?.kind === 'map') {
    return node.pairs.flatMap(({ key, value }) =>
      placed(session, document, { name: key.text, selected: key, value, levels }),
    );
  }
  if (node?.kind !== 'seq') return [];
  return node.items.flatMap((item, index) => {
    // A list of texts is one thing.
    if (item === undefined || item.kind === 'scalar') return [];
    return placed(session, document, {
      name: nameOfItem(item) ?? String(index + 1),
      selected: item,
      value: item,
      levels,
    });
  });
}

interface Entry {
  readonly name: string;
  readonly selected: Node;
  readonly value: Node | undefined;
  readonly levels: number;
}

function placed(session: Session, document: YamlDocument, { name, selected, value, levels }: Entry): DocumentSymbol[] {
  const detail = value?.kind === 'scalar' ? value.text.split('\n', 1)[0] : undefined;
  const isItem = selected === value;
  return symbol(session, document.uri, {
    name,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    kind: kindOf(value),
    start: toFile(document, selected.start),
    end: toFile(document, value?.end ?? selected.end),
    selected: {
      start: toFile(document, selected.start),
      end: toFile(document, isItem ? selected.start : selected.end),
    },
    children: below(session, document, value, levels - 1),
  });
}

function nameOfItem(item: Node): string | undefined {
  for (const key of ['name', 'alert', 'record', 'mountPath']) {
    const text = textOf(pairOf(item, key)?.value);
    if (text !== undefined) return text;
  }
  return undefined;
}

function kindOf(node: Node | undefined): SymbolKind {
  switch (node?.kind) {
    case 'map':
      return SymbolKind.Object;
    case 'seq':
      return SymbolKind.Array;
    case 'scalar':
      return SCALAR_KINDS[node.type];
    case 'alias':
      return SymbolKind.Variable;
    case undefined:
      return SymbolKind.Null;
  }
}

const SCALAR_KINDS = {
  string: SymbolKind.String,
  int: SymbolKind.Number,
  float: SymbolKind.Number,
  bool: SymbolKind.Boolean,
  null: SymbolKind.Null,
} as const;
