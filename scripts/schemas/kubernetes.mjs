import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONSTRAINTS, LENIENT, STRICT_ENUMS } from './kubernetesValidation.mjs';

const KINDS = new Set(
  (
    'Deployment StatefulSet DaemonSet ReplicaSet Pod Job CronJob ServiceAccount Role ClusterRole RoleBinding ' +
    'ClusterRoleBinding NetworkPolicy Service ConfigMap Secret Namespace'
  ).split(' '),
);

const FILES = [
  'api__v1',
  'apis__apps__v1',
  'apis__batch__v1',
  'apis__rbac.authorization.k8s.io__v1',
  'apis__networking.k8s.io__v1',
];

/** All kinds of all versions in one table; a field that not every version has says from which to which. */
export async function kubernetesNotation(releases) {
  const minors = releases.map(({ minor }) => minor);
  const definitions = new Map();
  const headers = new Map();
  for (const release of releases) {
    const { schemas, roots } = await readRelease(release);
    const written = reachable(schemas, roots, isWritten);
    for (const name of reachable(schemas, roots, () => true)) {
      const schema = schemas[name];
      if (SCALARS[shortName(name)] !== undefined) continue;
      const lines = definitions.get(shortName(name)) ?? new Map();
      definitions.set(shortName(name), lines);
      if (roots.includes(name)) headers.set(shortName(name), groupVersion(schema));
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        const line = propertyNotation({
          place: `${shortName(name)}.${key}`,
          property: written.has(name) ? property : { ...property, values: undefined },
          required: written.has(name) && schema.required?.includes(key),
        });
        const seen = lines.get(`${key}: ${line}`) ?? [];
        lines.set(`${key}: ${line}`, [...seen, release.minor]);
      }
    }
  }
  checkConstraints(definitions);
  return [...definitions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, lines]) =>
      definitionNotation(`${name}${headers.has(name) ? ` ${headers.get(name)}` : ''}`, lines, minors),
    )
    .join('');
}

/** `apps/v1 Deployment`: every kind that can be made through the API, so that one of no such name is told apart from ours. */
export async function kubernetesKindsNotation(releases) {
  const minors = releases.map(({ minor }) => minor);
  const lines = new Map();
  for (const { folder, minor } of releases) {
    const specs = path.join(folder, 'api/openapi-spec/v3');
    for (const file of await readdir(specs)) {
      for (const operations of Object.values(JSON.parse(await readFile(path.join(specs, file), 'utf8')).paths)) {
        const kind = operations.post?.['x-kubernetes-group-version-kind'];
        if (operations.post?.['x-kubernetes-action'] !== 'post' || kind === undefined) continue;
        const line = `${kind.group === '' ? '' : `${kind.group}/`}${kind.version} ${kind.kind}`;
        lines.set(line, new Set([...(lines.get(line) ?? []), minor]));
      }
    }
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([line, seen]) => `${line}${range([...seen], minors)}\n`).join('');
}

function definitionNotation(header, lines, minors) {
  const body = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, seen]) => `  ${line}${range(seen, minors)}\n`);
  return `${header}\n${body.join('')}`;
}

function range(seen, minors) {
  const first = minors.indexOf(seen[0]);
  const last = minors.indexOf(seen.at(-1));
  if (last - first + 1 !== seen.length) throw new Error(`a field comes, goes and comes again: ${seen}`);
  return `${first > 0 ? ` since ${minors[first]}` : ''}${last < minors.length - 1 ? ` until ${minors[last]}` : ''}`;
}

async function readRelease({ folder }) {
  const schemas = {};
  for (const file of FILES) {
    const text = await readFile(path.join(folder, 'api/openapi-spec/v3', `${file}_openapi.json`), 'utf8');
    Object.assign(schemas, JSON.parse(text).components.schemas);
  }
  // The published OpenAPI leaves the enums out; the Go form of the same document, from which it is made, has them.
  addEnums(schemas, await readFile(path.join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'));
  const roots = Object.keys(schemas).filter(
    (name) => KINDS.has(shortName(name)) && schemas[name]['x-kubernetes-group-version-kind'] !== undefined,
  );
  return { schemas, roots };
}

function addEnums(schemas, source) {
  for (const part of source.split(/^func schema_/m).slice(1)) {
    const [, , group, version, type] = /^(k8sio_api)_(\w+?)_(v\d\w*?)_(\w+)\(/.exec(part) ?? [];
    const schema = schemas[`io.k8s.api.${group}.${version}.${type}`];
    if (schema === undefined) continue;
    for (const field of part.split(/^\t{5}"(?=[\w$]+": \{$)/m).slice(1)) {
      const values = /\bEnum: +\[\]interface\{\}\{(.*)\}/.exec(field)?.[1];
      const key = field.slice(0, field.indexOf('"'));
      if (values !== undefined && schema.properties[key] !== undefined) {
        schema.properties[key].values = JSON.parse(`[${values}]`);
      }
    }
  }
}

/** What the server itself writes into `status` it throws away unread when a manifest brings it. */
function isWritten(key) {
  return key !== 'status';
}

function reachable(schemas, roots, follows) {
  const found = new Set();
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.$ref === 'string') {
      const name = value.$ref.slice(value.$ref.lastIndexOf('/') + 1);
      if (!found.has(name)) {
        found.add(name);
        visit(schemas[name]);
      }
    }
    for (const [key, part] of Object.entries(value)) if (follows(key)) visit(part);
  };
  for (const name of roots) {
    found.add(name);
    visit(schemas[name]);
  }
  return found;
}

function shortName(name) {
  return name.slice(name.lastIndexOf('.') + 1);
}

function groupVersion(schema) {
  const [{ group, version }] = schema['x-kubernetes-group-version-kind'];
  return group === '' ? version : `${group}/${version}`;
}

/** Types that the API server reads by code of their own, whatever their schema looks like. */
const SCALARS = {
  Time: 'time',
  MicroTime: 'time',
  Quantity: 'quantity',
  IntOrString: 'intOrString',
  FieldsV1: 'any{}',
};

function propertyNotation({ place, property, required }) {
  const constraint = CONSTRAINTS[place] ?? {};
  const isRequired = (required || constraint.required) && !LENIENT.has(place);
  const notation = constraint.is ?? typeNotation(property, place);
  // Go cannot tell an empty string from none.
  const emptyToo = notation.startsWith("'") && !notation.startsWith("''") && !isRequired && !STRICT_ENUMS.has(place);
  const words = [emptyToo ? `'' | ${notation}` : notation];
  if (isRequired) words.push('required');
  if (
    /^(?:deprecated|[\w]+ is deprecated)|\bDeprecated:|\bDEPRECATED\b|is a deprecated alias/i.test(
      property.description ?? '',
    )
  ) {
    words.push('deprecated');
  }
  return words.join(' ');
}

function typeNotation(property, place) {
  const values = LENIENT.has(`${place}=`) ? undefined : property.values;
  const reference = property.$ref ?? property.allOf?.[0]?.$ref;
  if (reference !== undefined) {
    const name = shortName(reference);
    return SCALARS[name] ?? name;
  }
  if (property.type === 'array') {
    const keys = property['x-kubernetes-list-map-keys'];
    const unique = CONSTRAINTS[`${place}[]`]?.unique ? '!' : '';
    const item = typeNotation({ ...property.items, values }, place);
    return `${item.includes(' | ') ? `(${item})` : item}[${keys?.join(',') ?? ''}${unique}]`;
  }
  if (property.type === 'object') {
    if (property.additionalProperties === undefined) return 'any{}';
    const key = CONSTRAINTS[`${place}{}`]?.key ?? '';
    return `${CONSTRAINTS[`${place}{}`]?.value ?? typeNotation(property.additionalProperties, place)}{${key}}`;
  }
  if (values !== undefined) return values.map((value) => `'${value}'`).join(' | ');
  if (property.type === 'integer') return property.format ?? 'int64';
  if (property.type === 'boolean') return 'bool';
  // Go decodes bytes from a list of numbers, too.
  if (property.format === 'byte') return '(base64 | int(0..255)[])';
  if (property.type === 'string') return 'string';
  if (property.type === 'number') return 'number';
  throw new Error(`${place}: a form of schema that the notation does not know: ${JSON.stringify(property)}`);
}

/** A field that was renamed must not leave its constraint behind unnoticed. */
function checkConstraints(definitions) {
  for (const place of [...Object.keys(CONSTRAINTS), ...LENIENT]) {
    const [type, key] = place.replace(/(?:\[\]|\{\}|=)$/, '').split('.');
    const lines = definitions.get(type);
    if (lines === undefined || ![...lines.keys()].some((line) => line.startsWith(`${key}: `))) {
      throw new Error(`the constraint of ${place} has no field`);
    }
  }
}
