import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { MASK } from './mask.ts';
import type { AliasNode, MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import { parseSimple } from './parseSimple.ts';
import { scalarType } from './scalarType.ts';

/** A place where the text is not YAML. */
export interface SyntaxProblem {
  /** The `yaml` package's name for it, such as `BAD_INDENT`. */
  readonly code: string;
  readonly message: string;
  start: number;
  end: number;
}

export interface ParsedYaml {
  /** Undefined for an empty document and for one that nests too deep to be read. */
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** True where the text uses anchors, aliases or directives: parts of it cannot be read alone. */
  readonly linked: boolean;
}

/**
 * Parses one YAML document (or JSON). Never throws: what cannot be read is a problem with its place. Aliases are not
 * expanded, so that an alias bomb costs no more than its text.
 */
export function parseYaml(text: string): ParsedYaml {
  const simple = parseSimple(text);
  return simple === undefined ? parseAny(text) : { root: simple.root, problems: [], linked: false };
}

/** Parses every text, by the `yaml` package. */
export function parseAny(text: string): ParsedYaml {
  const document = parseDocument(text, PARSE_OPTIONS);
  const converter: Converter = { anchors: new Map(), linked: false, depth: 0, tooDeepAt: undefined };
  const root = document.contents === null ? undefined : convert(document.contents, converter);
  if (converter.tooDeepAt !== undefined) {
    return { root: undefined, problems: [depthProblem(converter.tooDeepAt)], linked: true };
  }
  const problems: SyntaxProblem[] = document.errors.map((error) => ({
    code: error.code,
    message: error.message,
    start: Math.min(error.pos[0], text.length),
    end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
  }));
  return {
    root: isEmptyScalar(root) ? undefined : root,
    problems,
    linked: converter.linked || text.startsWith('%'),
  };
}

/** Deeper than any real file; `yaml` itself gives up at some thousands, and what walks the tree recurses. */
const MAX_DEPTH = 500;

function depthProblem(at: number): SyntaxProblem {
  return {
    code: 'TOO_DEEP',
    message: `nested deeper than ${MAX_DEPTH} levels; nothing below this place is checked`,
    start: at,
    end: at + 1,
  };
}

const PARSE_OPTIONS = {
  // Duplicate keys are a rule of ours, linear where the package's own check is quadratic.
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: 'silent',
  // Types are judged from source and style; the core schema's tag tests would run on every scalar for nothing.
  schema: 'failsafe',
} as const;

interface Converter {
  readonly anchors: Map<string, Node>;
  linked: boolean;
  depth: number;
  tooDeepAt: number | undefined;
}

function convert(source: ParsedNode, converter: Converter): Node {
  if (converter.depth > MAX_DEPTH) {
    converter.tooDeepAt ??= source.range[0];
    return complexKey({
      kind: 'seq',
      flow: true,
      start: source.range[0],
      end: source.range[1],
      anchor: undefined,
      items: [],
    });
  }
  converter.depth += 1;
  const node = convertNode(source, converter);
  converter.depth -= 1;
  if (node.kind !== 'alias' && node.anchor !== undefined) {
    converter.linked = true;
    converter.anchors.set(node.anchor, node);
  }
  return node;
}

function convertNode(source: ParsedNode, converter: Converter): Node {
  if (isScalar(source)) return convertScalar(source);
  if (isMap(source)) return convertMap(source, converter);
  if (isSeq(source)) return convertSeq(source, converter);
  if (isAlias(source)) return convertAlias(source, converter);
  throw new TypeError('unknown kind of YAML node');
}

function convertMap(source: YAMLMap.Parsed, converter: Converter): MapNode {
  const pairs: Pair[] = [];
  for (const { key, value } of source.items) {
    // The key comes first in the text, so an anchor on it is known to its value.
    const keyNode = convert(key, converter);
    pairs.push({
      key: keyNode.kind === 'scalar' ? keyNode : complexKey(keyNode),
      value: value === null ? undefined : emptyToUndefined(convert(value, converter)),
    });
  }
  const flow = source.flow === true;
  const start = source.range[0];
  return { kind: 'map', flow, start, end: flow ? source.range[1] : mapEnd(pairs, start), anchor: source.anchor, pairs };
}

function convertSeq(source: YAMLSeq.Parsed, converter: Converter): SeqNode {
  const items = source.items.map((item) => emptyToUndefined(convert(item as ParsedNode, converter)));
  const flow = source.flow === true;
  const start = source.range[0];
  return { kind: 'seq', flow, start, end: flow ? source.range[1] : seqEnd(items, start), anchor: source.anchor, items };
}

/** Where a block map ends: with its last value. Computed, not taken over, so that a spliced map gets the same answer. */
export function mapEnd(pairs: readonly Pair[], start: number): number {
  const last = pairs.at(-1);
  return last === undefined ? start : (last.value?.end ?? last.key.end);
}

/** Where a block sequence ends: with its last item. */
export function seqEnd(items: readonly (Node | undefined)[], start: number): number {
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item !== undefined) return item.end;
  }
  return start + 1;
}

function convertScalar(source: Scalar.Parsed): ScalarNode {
  const text = typeof source.value === 'string' ? source.value : source.source;
  const style = STYLES[source.type ?? 'PLAIN'] ?? 'plain';
  return {
    kind: 'scalar',
    start: source.range[0],
    end: source.range[1],
    anchor: source.anchor,
    text,
    style,
    type: scalarType(text, style, source.tag),
    templated: text.includes(MASK),
  };
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convertAlias(source: Alias.Parsed, converter: Converter): AliasNode {
  converter.linked = true;
  return {
    kind: 'alias',
    start: source.range[0],
    end: source.range[1],
    anchor: undefined,
    name: source.source,
    target: converter.anchors.get(source.source),
  };
}

/** A map or sequence as a key: none of our formats has one, so it is kept as a scalar that equals no known key. */
function complexKey(node: Node): ScalarNode {
  return {
    kind: 'scalar',
    start: node.start,
    end: node.end,
    anchor: undefined,
    text: node.kind === 'alias' && node.target?.kind === 'scalar' ? node.target.text : '\u0000',
    style: 'plain',
    type: 'string',
    templated: false,
  };
}

function emptyToUndefined(node: Node): Node | undefined {
  return isEmptyScalar(node) ? undefined : node;
}

function isEmptyScalar(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.style === 'plain' && node.text === '' && node.anchor === undefined;
}
