import type { Node } from '../documents/node.ts';
import type { ScalarValue } from './scalarValue.ts';
import type { ScalarSchema, Schema } from './schema.ts';

/** Completes "expected …": `a text`, `"TCP" or "UDP"`, `a list of maps`. */
export function describeSchema(schema: Schema): string {
  if (schema.kind === 'any') return 'anything';
  const values = schema.scalars.flatMap((scalar) =>
    scalar.kind === 'value' && scalar.value !== '' ? [`"${scalar.value}"`] : [],
  );
  const kinds = schema.scalars.flatMap((scalar) => (scalar.kind === 'value' ? [] : [describeScalar(scalar)]));
  const parts = [
    ...(values.length > MOST_VALUES ? [`${values.slice(0, MOST_VALUES).join(', ')}, …`] : values),
    // An integer, and a text that Compose makes an integer of, are the same to who writes one.
    ...kinds.filter(
      (kind, at) =>
        !kinds.some((other, index) => index !== at && other.startsWith(kind) && (other !== kind || index < at)),
    ),
    ...(schema.list === undefined ? [] : [`a list of ${itemsOf(schema.list.items)}`]),
    ...(schema.map === undefined ? [] : ['a map']),
  ];
  if (parts.length === 0) return 'nothing';
  return parts.length === 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

/** Signals alone are 65: a message that names them all helps nobody. */
const MOST_VALUES = 8;

/** Completes "found …". */
export function describeValue(node: Node, value: ScalarValue | undefined): string {
  if (node.kind === 'seq') return 'a list';
  if (node.kind !== 'scalar' || value === undefined) return 'a map';
  const text = node.text.length > 60 ? `${node.text.slice(0, 57)}…` : node.text;
  switch (value.kind) {
    case 'string':
    case 'unknown':
      return `"${text}"`;
    case 'number':
      return `the number ${text}`;
    case 'bool':
      return `the boolean ${text}`;
    case 'null':
      return 'null';
  }
}

function describeScalar(scalar: Exclude<ScalarSchema, { kind: 'value' }>): string {
  switch (scalar.kind) {
    case 'string':
      return 'a string';
    case 'bool':
      return 'true or false';
    case 'number':
      return 'a number';
    case 'quantity':
      return 'a quantity such as 500m or 1Gi';
    case 'intOrString':
      return 'an integer or a string';
    case 'int':
      return `an integer${describeRange(scalar.min, scalar.max)}`;
    case 'pattern':
      return `a string matching ${scalar.pattern}`;
    case 'format':
      return scalar.format.says;
  }
}

function describeRange(min: number, max: number): string {
  // 32 and 64 bits are the machine's bounds; nobody thinks of them as the field's.
  if (max < 2 ** 31 - 1) return ` from ${min} to ${max}`;
  return min > -(2 ** 31) ? ` of at least ${min}` : '';
}

function itemsOf(items: Schema): string {
  if (items.kind === 'any') return 'anything';
  if (items.map !== undefined && items.scalars.length === 0) return 'maps';
  return items.scalars.every(({ kind }) => kind === 'string') && items.map === undefined
    ? 'strings'
    : describeSchema(items);
}
