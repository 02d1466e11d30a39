import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { CASTS } from './composeValidation.mjs';

/** The Compose specification's schema, by which Docker Compose itself validates. */
export async function composeNotation(folder) {
  const root = JSON.parse(await readFile(path.join(folder, 'schema/compose-spec.json'), 'utf8'));
  // Compose drops what stands twice in these lists before it looks at the schema, which forbids it.
  const source = await readFile(path.join(folder, 'override/uncity.go'), 'utf8');
  const dropped = new Set([...source.matchAll(/^\s*unique\["[\w.*]*?(\w+)"\]/gm)].map(([, key]) => key));
  const writer = {
    root,
    definitions: new Map(),
    isOpen: isOpenJsonSchema,
    casts: CASTS,
    isLenient: (key) => dropped.has(key),
  };
  define(writer, 'Compose', root);
  return notation(writer);
}

/** The schema inside of the PrometheusRule CRD, by which the API server validates once that CRD is installed. */
export async function prometheusRuleNotation(folder) {
  const file = 'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml';
  const { spec } = parse(await readFile(path.join(folder, file), 'utf8'));
  const version = spec.versions.find(({ storage }) => storage);
  const root = version.schema.openAPIV3Schema;
  root.required = ['apiVersion', 'kind', 'metadata', ...root.required];
  const writer = {
    root,
    definitions: new Map(),
    isOpen: (schema) => schema['x-kubernetes-preserve-unknown-fields'] === true,
    casts: new Map(),
    isLenient: () => false,
  };
  define(writer, spec.names.kind, root);
  // A custom resource's metadata is that of every object, which the CRD does not repeat.
  return notation(writer)
    .replace(/^ {2}metadata: any\{\}/m, '  metadata: ObjectMeta')
    .replace(/^\w+\n/, `${spec.names.kind} ${spec.group}/${version.name}\n`);
}

/** `monitoring.coreos.com/v1 ServiceMonitor`: all kinds of the operator, in the form of Kubernetes' own. */
export async function prometheusKindsNotation(folder) {
  const crds = path.join(folder, 'example/prometheus-operator-crd');
  const lines = [];
  for (const file of (await readdir(crds)).filter((name) => name.endsWith('.yaml'))) {
    const { spec } = parse(await readFile(path.join(crds, file), 'utf8'));
    for (const { name, served } of spec.versions) if (served) lines.push(`${spec.group}/${name} ${spec.names.kind}\n`);
  }
  return lines.sort().join('');
}

/** Every object that is described in place gets a name from its path, and a definition under it. */
function define(writer, name, schema) {
  if (writer.definitions.has(name)) return;
  writer.definitions.set(name, []);
  const lines = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const plain = expression(writer, name + typeName(key), property);
    const cast = writer.casts.get(`${name}.${key}`);
    const text = cast === undefined ? plain : plain.replace(/\bstring\b/, cast);
    if (cast !== undefined && text === plain) throw new Error(`${name}.${key} takes no text that could be a number`);
    const flags = `${schema.required?.includes(key) ? ' required' : ''}${property.deprecated ? ' deprecated' : ''}`;
    return `${key}: ${writer.isLenient(key) ? text.replaceAll('[!]', '[]') : text}${flags}`;
  });
  for (const [pattern, property] of Object.entries(schema.patternProperties ?? {})) {
    lines.push(`/${pattern}/: ${expression(writer, `${name}Entry`, property)}`);
  }
  if (writer.isOpen(schema)) lines.push('/^/: any');
  writer.definitions.set(name, lines);
}

function notation(writer) {
  return [...writer.definitions]
    .map(([name, lines]) => [name, ...lines.map((line) => `  ${line}`), ''].join('\n'))
    .join('');
}

function isOpenJsonSchema(schema) {
  return schema.additionalProperties !== false && schema.unevaluatedProperties !== false;
}

/** What may stand in a place; `name` is for the object that may stand there, if it has none of its own. */
function expression(writer, name, schema) {
  if (schema.$ref !== undefined) {
    const key = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return expression(writer, typeName(key), writer.root.$defs[key]);
  }
  const whole = schema.allOf === undefined ? schema : merge(writer, schema);
  if (schema['x-kubernetes-int-or-string']) return 'int | string';
  if (whole.oneOf !== undefined) return whole.oneOf.map((one) => expression(writer, name, one)).join(' | ');
  const types = whole.type === undefined ? [] : [whole.type].flat();
  if (types.length === 0) return 'any';
  return types.map((type) => oneType(writer, name, { ...whole, type })).join(' | ');
}

function oneType(writer, name, schema) {
  switch (schema.type) {
    case 'object':
      return objectType(writer, name, schema);
    case 'array': {
      const item = expression(writer, `${name}Item`, schema.items);
      const keys = schema['x-kubernetes-list-map-keys']?.join(',') ?? '';
      const unique = schema.uniqueItems || keys !== '' ? '!' : '';
      return `${group(item)}[${keys}${unique}]`;
    }
    case 'string':
      if (schema.enum !== undefined) return schema.enum.map((value) => `'${value}'`).join(' | ');
      if (schema.pattern !== undefined) return regularExpression(schema.pattern);
      return schema.minLength === 1 ? 'nonEmpty' : 'string';
    case 'integer':
      return schema.minimum === undefined ? 'int' : `int(${schema.minimum}..${schema.maximum ?? ''})`;
    case 'number':
      return 'number';
    case 'boolean':
      return 'bool';
    case 'null':
      return 'null';
    default:
      throw new Error(`${name}: a form of schema that the notation does not know: ${JSON.stringify(schema)}`);
  }
}

function objectType(writer, name, schema) {
  const patterns = Object.entries(schema.patternProperties ?? {});
  if (schema.properties !== undefined || patterns.length > 1) {
    define(writer, name, schema);
    return name;
  }
  if (typeof schema.additionalProperties === 'object')
    return `${group(expression(writer, name, schema.additionalProperties))}{}`;
  const [entry] = patterns;
  if (entry === undefined) return 'any{}';
  const [pattern, value] = entry;
  const all = pattern === '.+' || pattern === '^.+$';
  if (!all && writer.isOpen(schema)) {
    define(writer, name, schema);
    return name;
  }
  return `${group(expression(writer, name, value))}{${all ? '' : regularExpression(pattern)}}`;
}

/** One object schema out of those that must all hold. */
function merge(writer, schema) {
  const parts = schema.allOf.map((part) => {
    const target = part.$ref === undefined ? part : writer.root.$defs[part.$ref.slice(part.$ref.lastIndexOf('/') + 1)];
    return target.allOf === undefined ? target : merge(writer, target);
  });
  const all = [...parts, schema];
  return {
    ...schema,
    type: 'object',
    allOf: undefined,
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    patternProperties: Object.assign({}, ...all.map(({ patternProperties }) => patternProperties)),
    required: all.flatMap(({ required }) => required ?? []),
  };
}

/** Go writes flags into the pattern, JavaScript behind it. */
function regularExpression(pattern) {
  const insensitive = pattern.includes('(?i)');
  return `/${pattern.replace('(?i)', '').replaceAll('/', '\\/')}/${insensitive ? 'i' : ''}`;
}

function group(item) {
  return item.includes(' | ') ? `(${item})` : item;
}

function typeName(key) {
  return key.replace(/(?:^|[_-])(\w)/g, (_, letter) => letter.toUpperCase());
}
