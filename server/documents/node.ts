/**
 * A parsed YAML (or JSON) value with its place. Offsets are UTF-16 code units in the text of the {@link YamlDocument}
 * that holds the node; `YamlDocument.toFile` turns them into offsets of the file.
 *
 * Anchored values are shared by reference: an alias is the very node that it names, found through {@link AliasNode}.
 */
export type Node = MapNode | SeqNode | ScalarNode | AliasNode;

interface NodeBase {
  start: number;
  /** Behind the last character of the value, without the line break and comments that follow. */
  end: number;
  /** Name of the anchor on the node, without `&`. */
  readonly anchor: string | undefined;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  /** Written as `{ }` rather than in block style. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly key: ScalarNode;
  /** Undefined where nothing stands behind the colon. */
  readonly value: Node | undefined;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly (Node | undefined)[];
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** The decoded text: without quotes, escapes and indentation. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** What the text is under the YAML 1.2 core schema, quotes and tags considered. */
  readonly type: 'string' | 'int' | 'float' | 'bool' | 'null';
  /** True where part of the text is a masked template action: the value is unknown. */
  readonly templated: boolean;
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined where no such anchor stands before the alias. */
  readonly target: Node | undefined;
}
