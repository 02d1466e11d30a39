import type { MapNode, Pair } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { insertFirstPair, insertPair } from '../edit.ts';
import type { TextChange } from '../rule.ts';

/** What is put into a file: plain data, written as a block or in one line as the place needs it. */
export type Data = string | number | readonly Data[] | { readonly [key: string]: Data };

/** Adds an entry to a map, in the map's own style. */
export function insertEntry(document: YamlDocument, map: MapNode, key: string, value: Data): TextChange {
  if (map.flow) return insertPair(document, map, `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return insertPair(document, map, `${key}:${block(value, 1)}`);
}

/** Gives a key that has no value its first entry. */
export function insertFirstEntry(document: YamlDocument, pair: Pair, key: string, value: Data): TextChange {
  return insertFirstPair(document, pair, `${key}:${block(value, 1)}`);
}

/** What stands behind `key:`; lists of texts and numbers in one line, as commands are usually written. */
export function block(value: Data, depth: number): string {
  const indent = '  '.repeat(depth);
  if (typeof value === 'string' || typeof value === 'number') return ` ${value}`;
  if (isList(value)) {
    if (value.every((item) => typeof item !== 'object'))
      return ` [${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    return value.map((item) => `\n${indent}-${block(item, depth + 1).replace(/^\n\s+/, ' ')}`).join('');
  }
  return Object.entries(value)
    .map(([key, inner]) => `\n${indent}${key}:${block(inner, depth + 1)}`)
    .join('');
}

function isList(value: readonly Data[] | { readonly [key: string]: Data }): value is readonly Data[] {
  return Array.isArray(value);
}
