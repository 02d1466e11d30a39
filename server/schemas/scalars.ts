import { isQuantity } from './quantity.ts';
import type { ScalarValue } from './scalarValue.ts';
import type { ScalarSchema } from './schema.ts';

/** A scalar that is there and whose value is known. */
export type KnownScalar = Exclude<ScalarValue, { kind: 'unknown' | 'null' }>;

/** `type`: none takes a value of this type at all; `value`: one would, but not this value. */
export type Verdict = 'yes' | 'type' | 'value';

export function acceptsScalar(schemas: readonly ScalarSchema[], value: KnownScalar): Verdict {
  let verdict: Verdict = 'type';
  for (const schema of schemas) {
    const one = accepts(schema, value);
    if (one === 'yes') return 'yes';
    if (one === 'value') verdict = 'value';
  }
  return verdict;
}

function accepts(schema: ScalarSchema, value: KnownScalar): Verdict {
  switch (schema.kind) {
    case 'string':
      return value.kind === 'string' ? 'yes' : 'type';
    case 'bool':
      return value.kind === 'bool' ? 'yes' : 'type';
    case 'number':
      return value.kind === 'number' ? 'yes' : 'type';
    case 'int':
      if (value.kind !== 'number' || !value.integer) return 'type';
      return schema.min <= value.value && value.value <= schema.max ? 'yes' : 'value';
    case 'intOrString':
      if (value.kind === 'string') return 'yes';
      if (value.kind !== 'number' || !value.integer) return 'type';
      return Math.abs(value.value) < 2 ** 31 ? 'yes' : 'value';
    case 'quantity':
      if (value.kind === 'number') return Number.isNaN(value.value) ? 'value' : 'yes';
      if (value.kind !== 'string') return 'type';
      return isQuantity(value.text) ? 'yes' : 'value';
    case 'value':
      if (value.kind !== 'string') return 'type';
      return value.text === schema.value ? 'yes' : 'value';
    case 'pattern':
      if (value.kind !== 'string') return 'type';
      return schema.pattern.test(value.text) ? 'yes' : 'value';
    case 'format':
      if (value.kind !== 'string') return 'type';
      return schema.format.accepts(value.text) ? 'yes' : 'value';
  }
}

/** The values to choose from, where a schema lists them. */
export function fixedValues(schemas: readonly ScalarSchema[]): readonly string[] {
  return schemas.flatMap((schema) => {
    // An empty string stands for no value at all: nobody chooses it.
    if (schema.kind === 'value') return schema.value === '' ? [] : [schema.value];
    return schema.kind === 'bool' ? ['true', 'false'] : [];
  });
}
