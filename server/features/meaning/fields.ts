import { definitionOf, propertyAt, schemaAt } from '../../schemas/lookup.ts';
import type { Property, Schema } from '../../schemas/schema.ts';
import type { Path } from '../cursor.ts';
import { ALERT_FIELDS } from './alertFields.ts';
import { COMPOSE_FIELDS } from './composeFields.ts';
import { KUBERNETES_FIELDS } from './kubernetesFields.ts';
import { RUNBOOK_FIELDS } from './runbookFields.ts';
import { SETTINGS_FIELDS } from './settingsFields.ts';
import { WORKER_FIELDS } from './workerFields.ts';

/** What a field means, in our own words. */
export interface FieldMeaning {
  /** Markdown, a sentence or two. */
  readonly says: string;
  /** Values to offer, as they are written in YAML, the best first. */
  readonly values?: readonly string[];
}

/** By definition and key: `Container.image`. */
export type FieldTable = Readonly<Record<string, FieldMeaning>>;

/** One line for each subject. */
export const FIELD_TABLES: readonly FieldTable[] = [
  WORKER_FIELDS,
  KUBERNETES_FIELDS,
  COMPOSE_FIELDS,
  ALERT_FIELDS,
  SETTINGS_FIELDS,
  RUNBOOK_FIELDS,
];

/** A field with all that is known of it. */
export interface Field {
  readonly property: Property | undefined;
  readonly schema: Schema;
  /** The definition that the field belongs to: `PodSpec`. */
  readonly owner: string | undefined;
  readonly meaning: FieldMeaning | undefined;
}

/** The field at a path below a schema; undefined where the schema has none there. */
export function fieldAt(schema: Schema, path: Path): Field | undefined {
  const own = schemaAt(schema, path);
  const parent = schemaAt(schema, path.slice(0, -1));
  const key = path.at(-1);
  if (own === undefined || parent === undefined || typeof key !== 'string') return undefined;
  const owner = definitionOf(parent);
  const property = propertyAt(schema, path);
  return { property, schema: own, owner, meaning: owner === undefined ? undefined : meaningOf(owner, key) };
}

/** What a key of a definition means. */
export function meaningOf(owner: string, key: string): FieldMeaning | undefined {
  const name = `${owner}.${key}`;
  return FIELD_TABLES.find((table) => Object.hasOwn(table, name))?.[name];
}
