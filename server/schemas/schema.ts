import type { Format } from './formats.ts';

/**
 * What may stand in a place. One form for Kubernetes, Compose, custom resources and our own files: by the kind of node
 * that stands there, so that "a string, or a list of strings, or a map" needs no search for the branch that was meant.
 */
export type Schema = AnySchema | TypedSchema;

export interface AnySchema {
  readonly kind: 'any';
}

/** What is undefined may not stand there. */
export interface TypedSchema {
  readonly kind: 'typed';
  /** A scalar that one of these takes. */
  readonly scalars: readonly ScalarSchema[];
  readonly list: ListSchema | undefined;
  readonly map: MapSchema | undefined;
  readonly nullable: boolean;
}

export type ScalarSchema =
  | { readonly kind: 'string' | 'bool' | 'number' }
  /** `quantity` is Kubernetes' number with a unit, `intOrString` what its ports and surges are. */
  | { readonly kind: 'quantity' | 'intOrString' }
  /** Bounds included. */
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'format'; readonly format: Format };

export interface ListSchema {
  readonly items: Schema;
  /** By which keys items are told apart when lists are merged; empty where they are not, or are scalars. */
  readonly keys: readonly string[];
  /** Two items that are the same (by `keys`, where there are any) are refused. */
  readonly unique: boolean;
}

/** Read from its notation when it is first looked into. */
export interface MapSchema {
  /** The name of its definition; empty for a map that has none, such as labels. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** For keys that are no property: the first pattern that matches says what stands under the key. */
  readonly patterns: readonly KeyPattern[];
  readonly required: readonly string[];
  /** Properties that only other versions have. */
  readonly otherVersions: ReadonlyMap<string, Property>;
  readonly reader: Reader;
}

/**
 * How values get from the file into the program. `go` decodes into structs: null, an empty string and an empty list are
 * the same as no key at all. `custom-resource` drops null only. `json-schema` takes null for a value of its own type.
 */
export type Reader = 'go' | 'custom-resource' | 'json-schema';

export interface KeyPattern {
  readonly accepts: (key: string) => boolean;
  /** For messages: what a key has to be. Undefined where every key is taken. */
  readonly says: string | undefined;
  readonly schema: Schema;
}

export interface Property {
  readonly key: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** First and last version that has it, where not all known ones do. */
  readonly since: string | undefined;
  readonly until: string | undefined;
}

export const ANY: AnySchema = { kind: 'any' };
