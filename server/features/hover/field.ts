import { describeSchema } from '../../schemas/describe.ts';
import { valuesOf } from '../../schemas/lookup.ts';
import type { Property } from '../../schemas/schema.ts';
import type { Session } from '../../session.ts';
import type { Cursor } from '../cursor.ts';
import type { KindSchemas } from '../kindSchemas.ts';
import { code } from '../markdown.ts';
import { type Field, fieldAt } from '../meaning/fields.ts';
import { referencePage } from '../meaning/references.ts';

/** What the field under the cursor means, what may stand there, and where the official reference has more. */
export function describeField(session: Session, schemas: KindSchemas, cursor: Cursor): string | undefined {
  const { resource, path } = cursor;
  const schema = schemas.of(resource, session.linter.settings.kubernetesVersion);
  const field = schema === undefined ? undefined : fieldAt(schema, path);
  if (field === undefined) return undefined;
  const { meaning, owner } = field;
  const page = referencePage(resource, owner, path);
  return [
    `**${String(path.at(-1))}** — ${fieldType(field)}`,
    ...(meaning === undefined ? [] : [meaning.says]),
    ...(page === undefined ? [] : [`[Reference](${page})`]),
  ].join('\n\n');
}

/** Type, allowed values, and what else the schema says of a field, in one line of Markdown. */
export function fieldType({ schema, property }: Pick<Field, 'schema' | 'property'>): string {
  const values = valuesOf(schema);
  const type = values.length > 0 ? values.map(code).join(', ') : describeSchema(schema);
  return [type, ...flagsOf(property)].join('; ');
}

function flagsOf(property: Property | undefined): readonly string[] {
  if (property === undefined) return [];
  return [
    ...(property.required ? ['required'] : []),
    ...(property.deprecated ? ['deprecated'] : []),
    ...(property.since === undefined ? [] : [`since Kubernetes ${property.since}`]),
    ...(property.until === undefined ? [] : [`up to Kubernetes ${property.until}`]),
  ];
}
