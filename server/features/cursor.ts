import type { Position } from 'vscode-languageserver';
import type { AliasNode, Node, Pair, ScalarNode } from '../documents/node.ts';
import type { SourceFile } from '../documents/sourceFile.ts';
import { fromFile, toFile, type YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import type { Session } from '../session.ts';

/** Keys into maps and indexes into sequences. */
export type Path = readonly (string | number)[];

/** A place in a tree: a key, or a value that has no places in itself. */
export interface Spot {
  readonly node: ScalarNode | AliasNode;
  /** The path of the value; for a key that of its own value. */
  readonly path: Path;
  readonly role: 'key' | 'value';
  /** The pair that it is the key or the value of; undefined for an item of a sequence. */
  readonly pair: Pair | undefined;
}

/** What stands at a position of an editor, in the innermost document that holds the position. */
export interface Cursor extends Spot {
  readonly file: SourceFile;
  readonly document: YamlDocument;
  /** Offset in the document's text. */
  readonly offset: number;
  readonly resource: Resource;
}

/** The key or value at a position, in a resource that the workspace knows; also within embedded documents. */
export function cursorAt(session: Session, uri: string, position: Position): Cursor | undefined {
  const file = session.workspace.file(uri);
  const fileOffset = session.text(uri)?.offsetAt(position);
  if (file === undefined || fileOffset === undefined) return undefined;
  for (const host of file.documents) {
    if (fileOffset < host.offset || fileOffset > host.offset + host.text.length) continue;
    for (const resource of innermostFirst(session.workspace.resourcesIn(host))) {
      const offset = exactOffset(resource.document, fileOffset);
      const spot = offset === undefined ? undefined : findSpot(resource.root, [], covering(offset));
      if (offset !== undefined && spot !== undefined)
        return { ...spot, file, document: resource.document, offset, resource };
    }
  }
  return undefined;
}

/** Goes down to the first key or value that is accepted; only what `enters` accepts is looked into. */
export function findSpot(node: Node | undefined, path: Path, search: Search, pair?: Pair): Spot | undefined {
  if (node === undefined || !search.enters(node)) return undefined;
  switch (node.kind) {
    case 'scalar':
    case 'alias':
      return search.accepts(node) ? { node, path, role: 'value', pair } : undefined;
    case 'map':
      for (const entry of node.pairs) {
        const own = [...path, entry.key.text];
        if (search.accepts(entry.key)) return { node: entry.key, path: own, role: 'key', pair: entry };
        const below = findSpot(entry.value, own, search, entry);
        if (below !== undefined) return below;
      }
      return undefined;
    case 'seq':
      for (const [index, item] of node.items.entries()) {
        const below = findSpot(item, [...path, index], search);
        if (below !== undefined) return below;
      }
      return undefined;
  }
}

export interface Search {
  readonly enters: (node: Node) => boolean;
  readonly accepts: (node: ScalarNode | AliasNode) => boolean;
}

function covering(offset: number): Search {
  const covers = ({ start, end }: Node): boolean => start <= offset && offset <= end;
  return { enters: covers, accepts: covers };
}

/** A position in an embedded document is in the one around it as well, as a part of a scalar. */
function innermostFirst(resources: readonly Resource[]): readonly Resource[] {
  const embedded = resources.filter(({ document }) => document.host !== undefined);
  return [...embedded, ...resources.filter(({ document }) => document.host === undefined)];
}

/** Undefined in the indentation of a block scalar, which is no part of the text that it holds. */
function exactOffset(document: YamlDocument, fileOffset: number): number | undefined {
  const offset = fromFile(document, fileOffset);
  if (offset === undefined || document.host === undefined) return offset;
  const { style } = document.host.scalar;
  const isBlock = style === 'literal' || style === 'folded';
  return isBlock && toFile(document, offset) !== fileOffset ? undefined : offset;
}
