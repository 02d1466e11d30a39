import { asMap, effectivePairs, resolve } from '../../documents/access.ts';
import type { MapNode, Node, Pair } from '../../documents/node.ts';
import type { MapCheckContext } from '../check.ts';
import { scalarValue } from '../scalarValue.ts';

/** The fields of one object as Go's decoder leaves them: null is absent, and so are an empty string and 0 for many. */
export interface Fields {
  readonly map: MapNode;
  /** The pair whose value is there and not null. */
  pair(key: string): Pair | undefined;
  node(key: string): Node | undefined;
  has(key: string): boolean;
  /** Of a string that is known and not empty. */
  text(key: string): string | undefined;
  /** Of a number that is known. */
  number(key: string): number | undefined;
  /** The fields of an object; undefined where there is none. */
  object(key: string): Fields | undefined;
  /** The objects in a list. */
  objects(key: string): readonly Fields[];
  /** The items of a list that are there. */
  items(key: string): readonly Node[];
  /** False where a template may still say anything about the key. */
  known(key: string): boolean;
}

export function fieldsOf(map: MapNode): Fields {
  const pairs = effectivePairs(map);
  const pair = (key: string): Pair | undefined => {
    const found = pairs.find((candidate) => candidate.key.text === key);
    const value = resolve(found?.value);
    if (value === undefined) return undefined;
    return value.kind === 'scalar' && scalarValue(value, 'yaml1.1').kind === 'null' ? undefined : found;
  };
  const node = (key: string): Node | undefined => resolve(pair(key)?.value);
  const value = (key: string) => {
    const scalar = node(key);
    return scalar?.kind === 'scalar' ? scalarValue(scalar, 'yaml1.1') : undefined;
  };
  const items = (key: string): readonly Node[] => {
    const list = node(key);
    return list?.kind === 'seq' ? list.items.flatMap((item) => resolve(item) ?? []) : [];
  };
  return {
    map,
    pair,
    node,
    has: (key) => pair(key) !== undefined,
    text: (key) => {
      const scalar = value(key);
      return scalar?.kind === 'string' && scalar.text !== '' ? scalar.text : undefined;
    },
    number: (key) => {
      const scalar = value(key);
      return scalar?.kind === 'number' ? scalar.value : undefined;
    },
    object: (key) => {
      const inner = asMap(node(key));
      return inner === undefined ? undefined : fieldsOf(inner);
    },
    objects: (key) => items(key).flatMap((item) => (item.kind === 'map' ? [fieldsOf(item)] : [])),
    items,
    known: (key) => value(key)?.kind !== 'unknown',
  };
}

/** A check that sees an object through its fields. */
export type FieldCheck = (fields: Fields, report: Reporter, context: MapCheckContext) => void;

export interface Reporter {
  /** Where values are each fine and cannot stand together. */
  conflict(fields: Fields, key: string, message: string): void;
  /** Such a value, where it is the one that has to go. */
  superfluous(fields: Fields, key: string, message: string): void;
  /** A value that is wrong whatever stands beside it. */
  invalid(fields: Fields, key: string, message: string): void;
  /** Silent in patches and templates. */
  missing(key: string, message: string, at?: Node): void;
  /** The second of two items that have to differ. */
  duplicate(at: Node, first: Node, message: string): void;
}

export function reporterOf({ report, place, partial }: MapCheckContext): Reporter {
  return {
    conflict: (fields, key, message) => {
      report({ kind: 'conflict', at: fields.pair(key)?.value ?? place, removable: false, message });
    },
    superfluous: (fields, key, message) => {
      report({ kind: 'conflict', at: fields.pair(key)?.value ?? place, removable: fields.has(key), message });
    },
    invalid: (fields, key, message) => {
      const at = fields.pair(key)?.value ?? place;
      report({ kind: 'wrong-value', at, values: [], suggestion: undefined, message });
    },
    missing: (key, message, at = place) => {
      if (!partial) report({ kind: 'missing-key', at, key, value: undefined, message });
    },
    duplicate: (at, first, message) => report({ kind: 'duplicate-item', at, first, message }),
  };
}

/** Reports the items of a list whose value under a key was there before. */
export function checkDistinct(items: readonly Fields[], key: string, report: Reporter): void {
  const seen = new Map<string, Node>();
  for (const item of items) {
    const text = item.text(key);
    const node = item.node(key);
    if (text === undefined || node === undefined) continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, node);
    else report.duplicate(node, first, `"${text}" stands twice; each ${key} may stand once`);
  }
}
