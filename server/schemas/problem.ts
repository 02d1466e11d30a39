import type { Node, ScalarNode } from '../documents/node.ts';

/** What a document has that its schema does not allow, with what a fix needs. */
export type SchemaProblem =
  | UnknownKey
  | MissingKey
  | DuplicateKey
  | WrongType
  | WrongValue
  | DuplicateItem
  | UnknownKind
  | Conflict;

interface ProblemBase {
  readonly at: Node;
  /** What was found, what is expected, what to do; no final dot. */
  readonly message: string;
}

export interface UnknownKey extends ProblemBase {
  readonly kind: 'unknown-key';
  readonly at: ScalarNode;
  /** A known key that is spelled almost so. */
  readonly suggestion: string | undefined;
  /** Where a key of this name is known: keys down (`spec`, `containers[]` for the items of a list), or levels up. */
  readonly belongs: Belongs | undefined;
}

export type Belongs =
  | { readonly kind: 'inside'; readonly path: readonly string[] }
  | { readonly kind: 'outside'; readonly levels: number };

export interface MissingKey extends ProblemBase {
  readonly kind: 'missing-key';
  readonly key: string;
  /** What it has to be, where there is only one thing that it can. */
  readonly value: string | undefined;
}

export interface DuplicateKey extends ProblemBase {
  readonly kind: 'duplicate-key';
  readonly at: ScalarNode;
  readonly first: ScalarNode;
}

export interface WrongType extends ProblemBase {
  readonly kind: 'wrong-type';
  /** True where the scalar would be right as a string: quoting it is the fix. */
  readonly quoting: boolean;
  /** True where it is quoted and would be right without: a number or boolean is meant. */
  readonly unquoting: boolean;
}

export interface WrongValue extends ProblemBase {
  readonly kind: 'wrong-value';
  /** All values that are taken, where they can be counted. */
  readonly values: readonly string[];
  readonly suggestion: string | undefined;
}

export interface DuplicateItem extends ProblemBase {
  readonly kind: 'duplicate-item';
  readonly first: Node;
}

export interface UnknownKind extends ProblemBase {
  readonly kind: 'unknown-kind';
  /** The `apiVersion` or `kind` to write instead. */
  readonly suggestion: string | undefined;
  /** True where nothing else can be meant. */
  readonly certain: boolean;
}

/** Values that are each fine and cannot stand together. */
export interface Conflict extends ProblemBase {
  readonly kind: 'conflict';
  /** True where the entry that is reported has to go. */
  readonly removable: boolean;
}
