import { valueAt } from '../../documents/access.ts';
import type { Node } from '../../documents/node.ts';
import { parseYaml } from '../../documents/parse.ts';
import { findSpot } from '../cursor.ts';
import type { KindSchemas } from '../kindSchemas.ts';
import { runbookPartAt } from '../runbookPart.ts';
import { keysAt, valuesAt } from './keys.ts';
import { wordAt } from './place.ts';
import type { Suggestion } from './suggestion.ts';

export interface RunbookSuggestions {
  readonly suggestions: readonly Suggestion[];
  /** What they replace, in the file. */
  readonly start: number;
  readonly end: number;
}

/** Options of a step behind `#|`, and keys of the front matter. */
export function runbookAt(schemas: KindSchemas, text: string, fileOffset: number): RunbookSuggestions | undefined {
  const part = runbookPartAt(text, fileOffset);
  const offset = part?.fromFile(fileOffset);
  if (part === undefined || offset === undefined) return undefined;
  const word = wordAt(part.text, offset);
  const mark = 'xXtypedXx';
  const typed = word.maybeKey && !word.hasColon ? `${mark}:` : mark;
  const { root } = parseYaml(part.text.slice(0, word.start) + typed + part.text.slice(word.end));
  const search = { enters: () => true, accepts: (node: Node) => node.kind === 'scalar' && node.text.includes(mark) };
  const spot = findSpot(root, [], search);
  if (spot === undefined) return undefined;
  const schema = schemas.ofRunbook(part.kind);
  const path = spot.role === 'key' ? spot.path.slice(0, -1) : spot.path;
  const siblings = valueAt(root, ...path);
  const suggestions =
    spot.role === 'key'
      ? keysAt(schema, { path, word, siblings: siblings?.kind === 'map' ? siblings : undefined })
      : valuesAt(schema, { path });
  // Lines that follow need the mark of an option before them, so that nothing goes beyond the line.
  const oneLine = suggestions.map(({ insert, snippet, ...rest }) => ({
    ...rest,
    ...(insert === undefined ? {} : { insert: insert.split('\n', 1)[0] ?? insert }),
  }));
  return { suggestions: oneLine, start: part.toFile(word.start), end: part.toFile(word.end) };
}
