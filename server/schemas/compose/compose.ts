import type { Node } from '../../documents/node.ts';
import { checkSchema } from '../check.ts';
import { COMPOSE_NOTATION } from '../generated/compose.ts';
import { readNotation } from '../notation.ts';
import type { SchemaProblem } from '../problem.ts';
import type { Schema } from '../schema.ts';

/** The schema of a whole Compose file. */
export function openComposeSchema(): Schema {
  return readNotation([{ text: COMPOSE_NOTATION, reader: 'json-schema' }]).get('Compose');
}

/** Everything for which `docker compose` would refuse a file by its schema; `partial` for one that overrides another. */
export function checkCompose(root: Node, schema: Schema, partial: boolean): readonly SchemaProblem[] {
  return checkSchema(root, schema, { dialect: 'compose', partial });
}
