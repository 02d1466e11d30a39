import type { Format } from './formats.ts';
import {
  ANY,
  type KeyPattern,
  type ListSchema,
  type MapSchema,
  type Reader,
  type ScalarSchema,
  type Schema,
} from './schema.ts';

/** Where the names in an expression lead. */
export interface Scope {
  readonly definition: (name: string) => Schema;
  readonly format: (name: string) => Format | undefined;
  readonly reader: Reader;
}

/**
 * Reads what stands behind the colon of a notation's line:
 *
 * ```text
 * string bool number int int32 int64 int(1..65535) quantity intOrString null any
 * portName           a format (lower case) or a definition (upper case)
 * 'TCP' /^x/i        a fixed value, a pattern
 * A | B              either; parentheses group
 * A[] A[name] A[!]   a list; one that is told apart by keys; one that refuses the same item twice
 * A{} A{labelKey}    a map from any key, from keys of a format or a pattern
 * ```
 *
 * Throws on anything else: notations are part of the program, and a test reads every line of them.
 */
export function parseExpression(text: string, scope: Scope): Schema {
  const cursor: Cursor = { text, at: 0, scope };
  const schema = alternatives(cursor);
  if (cursor.at < text.length) fail(cursor);
  return schema;
}

interface Cursor {
  readonly text: string;
  at: number;
  readonly scope: Scope;
}

function alternatives(cursor: Cursor): Schema {
  let schema = suffixed(cursor);
  while (take(cursor, ' | ')) schema = union(schema, suffixed(cursor), cursor);
  return schema;
}

function union(a: Schema, b: Schema, cursor: Cursor): Schema {
  if (a.kind === 'any' || b.kind === 'any') return ANY;
  if ((a.list !== undefined && b.list !== undefined) || (a.map !== undefined && b.map !== undefined)) fail(cursor);
  return {
    kind: 'typed',
    scalars: [...a.scalars, ...b.scalars],
    list: a.list ?? b.list,
    map: a.map ?? b.map,
    nullable: a.nullable || b.nullable,
  };
}

function suffixed(cursor: Cursor): Schema {
  let schema = primary(cursor);
  for (;;) {
    if (take(cursor, '[')) schema = typed(cursor, { list: listOf(schema, until(cursor, ']')) });
    else if (take(cursor, '{')) schema = typed(cursor, { map: mapOf(schema, cursor) });
    else return schema;
  }
}

function listOf(items: Schema, inside: string): ListSchema {
  const unique = inside.endsWith('!');
  const keys = unique ? inside.slice(0, -1) : inside;
  return { items, keys: keys === '' ? [] : keys.split(','), unique };
}

function mapOf(schema: Schema, cursor: Cursor): MapSchema {
  const pattern = keyPattern(schema, cursor);
  if (!take(cursor, '}')) fail(cursor);
  return {
    name: '',
    properties: NO_PROPERTIES,
    patterns: [pattern],
    required: [],
    otherVersions: NO_PROPERTIES,
    reader: cursor.scope.reader,
  };
}

const NO_PROPERTIES: MapSchema['properties'] = new Map();

function keyPattern(schema: Schema, cursor: Cursor): KeyPattern {
  if (cursor.text[cursor.at] === '}') return { accepts: () => true, says: undefined, schema };
  if (cursor.text[cursor.at] === '/') {
    const pattern = regularExpression(cursor);
    return { accepts: (key) => pattern.test(key), says: `matching ${pattern}`, schema };
  }
  const format = cursor.scope.format(word(cursor));
  return format === undefined ? fail(cursor) : { accepts: format.accepts, says: format.says, schema };
}

function primary(cursor: Cursor): Schema {
  switch (cursor.text[cursor.at]) {
    case '(': {
      cursor.at += 1;
      const schema = alternatives(cursor);
      if (!take(cursor, ')')) fail(cursor);
      return schema;
    }
    case "'":
      cursor.at += 1;
      return typed(cursor, { scalar: { kind: 'value', value: until(cursor, "'") } });
    case '/':
      return typed(cursor, { scalar: { kind: 'pattern', pattern: regularExpression(cursor) } });
    default:
      return named(word(cursor), cursor);
  }
}

function named(name: string, cursor: Cursor): Schema {
  switch (name) {
    case 'any':
      return ANY;
    case 'null':
      return { kind: 'typed', scalars: [], list: undefined, map: undefined, nullable: true };
    case 'string':
    case 'bool':
    case 'number':
    case 'quantity':
    case 'intOrString':
      return typed(cursor, { scalar: { kind: name } });
    case 'int':
      return typed(cursor, { scalar: integer(cursor) });
    case 'int32':
      return typed(cursor, { scalar: { kind: 'int', min: -(2 ** 31), max: 2 ** 31 - 1 } });
    case 'int64':
      return typed(cursor, { scalar: { kind: 'int', min: -INT64, max: INT64 } });
  }
  const format = cursor.scope.format(name);
  return format === undefined ? cursor.scope.definition(name) : typed(cursor, { scalar: { kind: 'format', format } });
}

function integer(cursor: Cursor): ScalarSchema {
  // An integer of a JSON schema has no end.
  const most = cursor.scope.reader === 'json-schema' ? Number.POSITIVE_INFINITY : INT64;
  if (!take(cursor, '(')) return { kind: 'int', min: -most, max: most };
  const [min = '', max = ''] = until(cursor, ')').split('..');
  return { kind: 'int', min: Number(min), max: max === '' ? most : Number(max) };
}

const INT64 = 2 ** 63;

interface Part {
  readonly scalar?: ScalarSchema;
  readonly list?: ListSchema;
  readonly map?: MapSchema;
}

function typed(cursor: Cursor, { scalar, list, map }: Part): Schema {
  const nullable = cursor.scope.reader !== 'json-schema';
  return { kind: 'typed', scalars: scalar === undefined ? [] : [scalar], list, map, nullable };
}

function regularExpression(cursor: Cursor): RegExp {
  // An escaped slash and one in a character class are part of the pattern.
  const [all, source = '', flags] =
    /^\/((?:\\.|\[(?:\\.|[^\]])*\]|[^/\\[])+)\/(i?)/.exec(cursor.text.slice(cursor.at)) ?? [];
  if (all === undefined) return fail(cursor);
  cursor.at += all.length;
  return new RegExp(source, flags);
}

function word(cursor: Cursor): string {
  const [name] = /^\w+/.exec(cursor.text.slice(cursor.at)) ?? [];
  if (name === undefined) return fail(cursor);
  cursor.at += name.length;
  return name;
}

function until(cursor: Cursor, end: string): string {
  const at = cursor.text.indexOf(end, cursor.at);
  if (at === -1) return fail(cursor);
  const text = cursor.text.slice(cursor.at, at);
  cursor.at = at + 1;
  return text;
}

function take(cursor: Cursor, expected: string): boolean {
  if (!cursor.text.startsWith(expected, cursor.at)) return false;
  cursor.at += expected.length;
  return true;
}

function fail({ text, at }: Cursor): never {
  throw new SyntaxError(`"${text}": not a type at ${at}`);
}
