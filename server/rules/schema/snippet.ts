import { schemaAt } from '../../schemas/lookup.ts';
import { fixedValues } from '../../schemas/scalars.ts';
import type { MapSchema, Schema, TypedSchema } from '../../schemas/schema.ts';

/** An entry of a map, with all that is required of it, each value a place to be filled in; on one line for flow maps. */
export function snippetOf(key: string, around: Schema | undefined, flow: boolean): string {
  const writer: Writer = { flow, count: 0 };
  const name = around?.kind === 'typed' ? (around.map?.name ?? '') : '';
  const entry: Entry = { key, in: name, schema: around && schemaAt(around, [key]) };
  return flow ? `${key}: ${flowValue(entry, writer)}` : blockEntry(entry, writer).join('\n');
}

interface Writer {
  readonly flow: boolean;
  /** Placeholders so far. */
  count: number;
}

interface Entry {
  readonly key: string;
  /** The definition that the key is of. */
  readonly in: string;
  readonly schema: Schema | undefined;
}

function blockEntry(entry: Entry, writer: Writer): string[] {
  const lines = blockValue(entry.schema, writer);
  if (lines !== undefined) return [`${entry.key}:`, ...lines.map((line) => `  ${line}`)];
  return [`${entry.key}: ${scalarValue(entry, writer)}`];
}

/** Undefined for what is written behind its key. */
function blockValue(schema: Schema | undefined, writer: Writer): string[] | undefined {
  if (schema === undefined || schema.kind === 'any' || schema.scalars.length > 0) return undefined;
  if (schema.map !== undefined) {
    const lines = requiredOf(schema.map).flatMap((entry) => blockEntry(entry, writer));
    return lines.length === 0 ? undefined : lines;
  }
  if (schema.list === undefined) return undefined;
  const { items } = schema.list;
  const lines = blockValue(items, writer) ?? [scalarValue({ key: 'item', in: '', schema: items }, writer)];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function flowValue(entry: Entry, writer: Writer): string {
  const { schema } = entry;
  if (schema === undefined || schema.kind === 'any' || schema.scalars.length > 0) return scalarValue(entry, writer);
  if (schema.map !== undefined) {
    return `{${requiredOf(schema.map)
      .map((one) => `"${one.key}": ${flowValue(one, writer)}`)
      .join(', ')}}`;
  }
  if (schema.list === undefined) return scalarValue(entry, writer);
  return `[${flowValue({ key: 'item', in: '', schema: schema.list.items }, writer)}]`;
}

function requiredOf({ name, required, properties }: MapSchema): readonly Entry[] {
  return required.map((key) => ({ key, in: name, schema: properties.get(key)?.schema }));
}

function scalarValue(entry: Entry, writer: Writer): string {
  const { schema } = entry;
  if (schema?.kind === 'typed' && schema.scalars.length === 0) return schema.list === undefined ? '{}' : '[]';
  writer.count += 1;
  const proposal = propose(entry);
  const isText = !/^(?:-?\d+|true|false)$/.test(proposal);
  return writer.flow && isText ? `"\${${writer.count}:${proposal}}"` : `\${${writer.count}:${proposal}}`;
}

/** A value that the schema takes, and the server behind it where it takes few. */
function propose({ key, in: definition, schema }: Entry): string {
  const proposal = PROPOSALS[`${definition}.${key}`];
  if (proposal !== undefined) return proposal;
  return (
    (schema?.kind === 'typed' ? byType(schema) : undefined) ?? (key === 'name' ? 'openclaw-worker' : key.toLowerCase())
  );
}

function byType({ scalars }: TypedSchema): string | undefined {
  const [first] = fixedValues(scalars);
  if (first !== undefined) return first;
  for (const scalar of scalars) {
    if (scalar.kind === 'int') return String(Math.max(scalar.min, 1));
    if (scalar.kind === 'number' || scalar.kind === 'intOrString') return '1';
    if (scalar.kind === 'quantity') return '1Gi';
  }
  return undefined;
}

/** For keys that take any text by their type, one that is right. */
const PROPOSALS: Readonly<Record<string, string>> = {
  'Container.image': 'openclaw/worker:latest',
  'CronJobSpec.schedule': '0 3 * * *',
  'EnvVar.name': 'OPENCLAW_MANAGER_HOST',
  'IPBlock.cidr': '192.168.1.0/24',
  'OpenclawTask.image': 'busybox',
  'PrometheusRuleSpecGroupsItemRulesItem.expr': 'absent(openclaw_worker_status)',
  'RoleRef.apiGroup': 'rbac.authorization.k8s.io',
  'RoleRef.kind': 'ClusterRole',
  'Subject.kind': 'ServiceAccount',
  'TopologySpreadConstraint.topologyKey': 'kubernetes.io/hostname',
  'VolumeMount.mountPath': '/etc/openclaw',
};
