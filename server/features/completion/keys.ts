import { definitionOf, propertiesOf, schemaAt, valuesOf } from '../../schemas/lookup.ts';
import type { Property, Schema } from '../../schemas/schema.ts';
import { fieldType } from '../hover/field.ts';
import { meaningOf } from '../meaning/fields.ts';
import type { TypingPlace } from './context.ts';
import type { Suggestion } from './suggestion.ts';

type KeyPlace = Pick<TypingPlace, 'path' | 'siblings' | 'word'>;

/** The keys that a map may have and has not yet, required ones first. */
export function keysAt(schema: Schema, place: KeyPlace): readonly Suggestion[] {
  const own = schemaAt(schema, place.path);
  if (own === undefined) return [];
  const owner = definitionOf(own) ?? '';
  const taken = new Set(place.siblings?.pairs.map(({ key }) => key.text));
  return propertiesOf(own)
    .filter(({ key }) => !taken.has(key))
    .map((property): Suggestion => {
      const { key } = property;
      return {
        label: key,
        kind: 'key',
        detail: plainType(property),
        documentation: () => meaningOf(owner, key)?.says,
        ...insertion(property, place),
        deprecated: property.deprecated,
      };
    });
}

/** The key with its colon, and with the beginning of what has to stand below it, as far as the style has lines for it. */
function insertion({ key, schema }: Property, { word, siblings }: KeyPlace): Pick<Suggestion, 'insert' | 'snippet'> {
  if (word.hasColon || word.quote !== undefined) return {};
  const isFlow = siblings?.flow === true;
  if (isFlow || schema.kind === 'any' || schema.scalars.length > 0) return { insert: `${key}: ` };
  // An editor indents new lines as the first, which begins at the dash of an item.
  const indent = ' '.repeat(word.before.trimStart().length + 2);
  if (schema.list !== undefined && schema.map === undefined) return { insert: `${key}:\n${indent}- $0`, snippet: true };
  return schema.map === undefined ? { insert: `${key}: ` } : { insert: `${key}:\n${indent}$0`, snippet: true };
}

/** The first item of a list of which only the key is there, with its dash: the keys of a map, or the values. */
export function itemsAt(schema: Schema, { path, siblings, word }: KeyPlace): readonly Suggestion[] {
  const own = schemaAt(schema, path);
  if (own?.kind !== 'typed' || own.list === undefined || own.map !== undefined) return [];
  if (siblings?.flow === true || word.quote !== undefined || word.before.includes('-')) return [];
  const item = [...path, 0];
  const keys = keysAt(schema, { path: item, siblings: undefined, word: { ...word, before: `${word.before}- ` } });
  return [...keys, ...valuesAt(schema, { path: item })].map((one) => ({
    ...one,
    insert: `- ${one.insert ?? one.label}`,
  }));
}

function plainType(property: Property): string {
  return fieldType({ schema: property.schema, property }).replaceAll('`', '');
}

/** The values to choose from, and the ones that are usual here. */
export function valuesAt(schema: Schema, place: Pick<TypingPlace, 'path'>): readonly Suggestion[] {
  const own = schemaAt(schema, place.path);
  if (own === undefined || own.kind === 'any') return [];
  const parent = schemaAt(schema, place.path.slice(0, -1));
  const key = place.path.at(-1);
  const owner = parent === undefined ? undefined : definitionOf(parent);
  const usual = owner === undefined || typeof key !== 'string' ? [] : (meaningOf(owner, key)?.values ?? []);
  const takesBool = own.scalars.some(({ kind }) => kind === 'bool');
  const fixed = [...valuesOf(own), ...(takesBool ? ['true', 'false'] : [])];
  return [
    ...fixed.map((label): Suggestion => ({ label, kind: 'value', detail: undefined, documentation: undefined })),
    ...usual
      .filter((value) => !fixed.includes(value))
      .map((label): Suggestion => ({ label, kind: 'value', detail: 'usual', documentation: undefined })),
  ];
}
