import { fixedValues } from './scalars.ts';
import type { Property, Schema } from './schema.ts';

/** What may stand at a path below a schema: keys into maps, indexes (any number) into lists. */
export function schemaAt(schema: Schema, path: readonly (string | number)[]): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const step of path) {
    if (current === undefined || current.kind === 'any') return current;
    current = typeof step === 'number' ? current.list?.items : valueSchema(current, step);
  }
  return current;
}

/** The property at a path, with what is only said there: whether it is required, deprecated, since when it is known. */
export function propertyAt(schema: Schema, path: readonly (string | number)[]): Property | undefined {
  const key = path.at(-1);
  const parent = schemaAt(schema, path.slice(0, -1));
  if (typeof key !== 'string' || parent === undefined || parent.kind === 'any') return undefined;
  return parent.map?.properties.get(key) ?? parent.map?.otherVersions.get(key);
}

/** The keys that may stand in a map, in the order in which they should be offered: required ones first. */
export function propertiesOf(schema: Schema): readonly Property[] {
  const properties = schema.kind === 'any' ? [] : [...(schema.map?.properties.values() ?? [])];
  return properties.sort((a, b) => rank(a) - rank(b));
}

/** The values to choose from in a place; empty where they cannot be counted. */
export function valuesOf(schema: Schema): readonly string[] {
  return schema.kind === 'any' ? [] : fixedValues(schema.scalars);
}

/** The name of the definition that stands in a place, `Container`, also where it stands in a list. */
export function definitionOf(schema: Schema): string | undefined {
  if (schema.kind === 'any') return undefined;
  return schema.map?.name || (schema.list === undefined ? undefined : definitionOf(schema.list.items));
}

function valueSchema(schema: Exclude<Schema, { kind: 'any' }>, key: string): Schema | undefined {
  const property = schema.map?.properties.get(key);
  return property?.schema ?? schema.map?.patterns.find((pattern) => pattern.accepts(key))?.schema;
}

function rank({ required, deprecated }: Property): number {
  if (deprecated) return 2;
  return required ? 0 : 1;
}
