import { asMap, pairOf, resolve, walk } from './access.ts';
import { maskTemplates } from './mask.ts';
import type { Node, ScalarNode } from './node.ts';
import { type ParsedYaml, parseYaml, type SyntaxProblem } from './parse.ts';
import { decodedOffsets } from './scalarOffsets.ts';

/**
 * One YAML document: a part of a file's stream, or a text that is embedded as a scalar in such a part. Its nodes carry
 * offsets in its own text, so that it stays as it is when text before it changes.
 */
export interface YamlDocument {
  readonly uri: string;
  /** Where it starts in the file; 0 for an embedded document, which moves with its host. */
  offset: number;
  readonly text: string;
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** True where template actions stand between the nodes: what is absent may come from them. */
  readonly templated: boolean;
  /** See {@link ParsedYaml.linked}. */
  readonly linked: boolean;
  /** Where an embedded document stands. */
  readonly host: EmbeddedIn | undefined;
}

export interface EmbeddedIn {
  readonly document: YamlDocument;
  readonly scalar: ScalarNode;
  /** The key under which the scalar stands. */
  readonly key: ScalarNode;
  /** For each offset in the embedded text, one past the end included, its distance from the start of the scalar. */
  readonly offsets: Uint32Array;
}

export function parseDocument(uri: string, offset: number, text: string): YamlDocument {
  const masked = maskTemplates(text);
  const parsed = parseYaml(masked.text);
  return {
    uri,
    offset,
    text,
    ...parsed,
    templated: masked.templated && isStructureTemplated(text, masked.text, parsed),
    host: undefined,
  };
}

/** A text that is no YAML, for what has places in it all the same. */
export function plainDocument(uri: string, text: string): YamlDocument {
  return { uri, offset: 0, text, root: undefined, problems: [], templated: false, linked: false, host: undefined };
}

/** The documents that stand as text in the `data` of a ConfigMap: each value that looks like a map with known keys. */
export function embeddedDocuments(document: YamlDocument): readonly YamlDocument[] {
  if (document.host !== undefined || !document.text.includes('ConfigMap')) return [];
  const maps = configMaps(document.root);
  return maps.flatMap((map) =>
    (asMap(pairOf(map, 'data')?.value)?.pairs ?? []).flatMap((pair) => {
      const scalar = resolve(pair.value);
      if (scalar?.kind !== 'scalar' || scalar.type !== 'string' || !/^\s*["']?[\w.-]+["']?\s*:/m.test(scalar.text))
        return [];
      return [embed(document, pair.key, scalar)];
    }),
  );
}

function configMaps(root: Node | undefined): readonly Node[] {
  const map = asMap(root);
  if (map === undefined) return [];
  const kind = resolve(pairOf(map, 'kind')?.value);
  if (kind?.kind !== 'scalar') return [];
  if (kind.text === 'ConfigMap') return [map];
  const items = resolve(pairOf(map, 'items')?.value);
  return kind.text.endsWith('List') && items?.kind === 'seq' ? items.items.flatMap((item) => configMaps(item)) : [];
}

function embed(document: YamlDocument, key: ScalarNode, scalar: ScalarNode): YamlDocument {
  const text = scalar.text;
  const parsed = parseYaml(text);
  const source = document.text.slice(scalar.start, scalar.end);
  const offsets = decodedOffsets(source, scalar);
  const host = { document, scalar, key, offsets };
  return { uri: document.uri, offset: 0, text, ...parsed, templated: document.templated || scalar.templated, host };
}

/** Turns an offset in the document's text into one of the file. */
export function toFile(document: YamlDocument, offset: number): number {
  const { host } = document;
  if (host === undefined) return document.offset + offset;
  const within = host.offsets[Math.min(offset, host.offsets.length - 1)] ?? 0;
  return toFile(host.document, host.scalar.start + within);
}

/** Turns an offset of the file into one of the document's text; undefined where the document does not hold it. */
export function fromFile(document: YamlDocument, fileOffset: number): number | undefined {
  const { host } = document;
  if (host === undefined) {
    const local = fileOffset - document.offset;
    return local >= 0 && local <= document.text.length ? local : undefined;
  }
  const inHost = fromFile(host.document, fileOffset);
  if (inHost === undefined || inHost < host.scalar.start || inHost > host.scalar.end) return undefined;
  return lowerBound(host.offsets, inHost - host.scalar.start);
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether some action was blanked outside of every scalar; inside one it only makes that scalar's text unknown. */
function isStructureTemplated(text: string, masked: string, parsed: ParsedYaml): boolean {
  const blanked: number[] = [];
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at + 2)) {
    if (masked.charCodeAt(at) === 32) blanked.push(at);
  }
  if (blanked.length === 0) return false;
  const scalars: ScalarNode[] = [];
  walk(parsed.root, (node) => {
    if (node.kind === 'scalar') scalars.push(node);
  });
  return blanked.some((at) => !scalars.some((scalar) => scalar.start <= at && at < scalar.end));
}
