import { type DocumentSymbol, type ServerCapabilities, SymbolKind } from 'vscode-languageserver';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import type { Section } from '../../engine/runbook/runbook.ts';
import { pairOf, textOf } from '../documents/access.ts';
import type { Node } from '../documents/node.ts';
import { fileKind } from '../documents/sourceFile.ts';
import { toFile, type YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import { failureChains } from '../logs/failureChain.ts';
import { entriesOf } from '../logs/logFile.ts';
import type { Session } from '../session.ts';
import { titleOf } from './effective.ts';
import { toRange } from './translate.ts';

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

interface Outline {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly selected: { readonly start: number; readonly end: number };
  readonly children?: readonly DocumentSymbol[];
}

function symbol(session: Session, uri: string, outline: Outline): DocumentSymbol[] {
  const { name, detail, kind, start, end, selected, children } = outline;
  const selectionRange = toRange(session, uri, selected.start, Math.max(selected.end, selected.start));
  const range = toRange(session, uri, Math.min(start, selected.start), Math.max(end, selected.end));
  if (range === undefined || selectionRange === undefined) return [];
  // A name must not be empty, which a key may be.
  const shown = name.trim() === '' ? '""' : name.slice(0, 120);
  return [
    {
      name: shown,
      kind,
      range,
      selectionRange,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 120) }),
      ...(children === undefined || children.length === 0 ? {} : { children: [...children] }),
    },
  ];
}

function resourceSymbols(session: Session, uri: string): DocumentSymbol[] {
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

function runbookSymbols(session: Session, uri: string): DocumentSymbol[] {
  const { runbook } = parseRunbook(session.text(uri)?.getText() ?? '');
  if (runbook === null) return [];
  const { sections, steps } = runbook;
  const sectionSymbols = (from: number, to: number): DocumentSymbol[] => {
    const found: DocumentSymbol[] = [];
    for (let at = from; at < to; ) {
      const section = sections[at];
      if (section === undefined) break;
      const next = sections.findIndex((one, index) => index > at && one.depth <= section.depth);
      const end = next === -1 || next > to ? to : next;
      found.push(
        ...symbol(session, uri, {
          ...outlineOf(section),
          children: [...stepSymbols(section), ...sectionSymbols(at + 1, end)],
        }),
      );
      at = end;
    }
    return found;
  };
  const stepSymbols = (section: Section): DocumentSymbol[] =>
    steps
      .filter((step) => section === sections.findLast(({ range }) => range.start <= step.range.start))
      .flatMap(({ id, class: stepClass, range }) =>
        symbol(session, uri, {
          name: id,
          detail: stepClass,
          kind: SymbolKind.Function,
          ...range,
          selected: { start: range.start, end: range.start },
        }),
      );
  return sectionSymbols(0, sections.length);
}

function outlineOf({ title, purpose, range }: Section): Omit<Outline, 'children'> {
  return {
    name: title,
    detail: purpose,
    kind: SymbolKind.Namespace,
    ...range,
    selected: { start: range.start, end: range.start },
  };
}

/** Each failure with the first line of each of its symptoms, from first cause to last effect. */
function logSymbols(session: Session, uri: string): DocumentSymbol[] {
  const log = session.linter.log(uri);
  if (log === undefined) return [];
  return failureChains(entriesOf(log)).flatMap(({ worker, links }) => {
    const places = links.map(({ first }) => first);
    const [cause] = places;
    const effect = places.at(-1);
    if (cause === undefined || effect === undefined) return [];
    const children = places.flatMap(({ entry, start, end }) =>
      symbol(session, uri, {
        name: entry.code,
        detail: entry.title,
        kind: SymbolKind.Event,
        start,
        end,
        selected: { start, end },
      }),
    );
    const start = Math.min(...places.map((one) => one.start));
    const end = Math.max(...places.map((one) => one.end));
    const name = worker === undefined ? effect.entry.code : `${worker}: ${effect.entry.code}`;
    return symbol(session, uri, { name, kind: SymbolKind.Event, start, end, selected: cause, children });
  });
}
