import { asMap, itemsOf, pairOf, textOf, valueAt } from '../../documents/access.ts';
import { doubleQuoted } from '../../rules/edit.ts';
import { VARIABLES } from '../../rules/environment/known.ts';
import type { TypingPlace } from './context.ts';
import { isValueOf } from './names.ts';
import { isPlainText } from './plainText.ts';
import type { Suggestion } from './suggestion.ts';

/** Names of the variables that OpenClaw reads, where a container's environment is typed, and usual values for them. */
export function variablesAt(place: TypingPlace): readonly Suggestion[] {
  const form = formOf(place);
  if (form !== undefined) return names(place, form);
  return VARIABLES.filter(({ name }) => isValueOf(place.resource, place.path, name)).map(
    ({ example, says }): Suggestion => ({
      label: example,
      kind: 'value',
      detail: 'usual',
      documentation: () => says,
      insert: place.word.quote === undefined && !isPlainText(example) ? doubleQuoted(example) : example,
    }),
  );
}

/** A name alone, a key with its value behind it, or `NAME=value` in one text. */
type Form = 'name' | 'key' | 'assignment';

function formOf({ resource, path, typing, scalarBefore }: TypingPlace): Form | undefined {
  if (resource.kind === 'Compose') {
    if (path[0] !== 'services' || path[2] !== 'environment') return undefined;
    if (typing === 'key' && path.length === 3) return 'key';
    // A word alone in a list is read as a key of a map until it has its `=`.
    return path.length === 4 && typeof path[3] === 'number' && scalarBefore === '' ? 'assignment' : undefined;
  }
  return path.at(-1) === 'name' && path.at(-3) === 'env' && typing === 'value' ? 'name' : undefined;
}

function names({ resource, path, word }: TypingPlace, form: Form): readonly Suggestion[] {
  const taken = takenIn(valueAt(resource.root, ...path.slice(0, form === 'name' ? -2 : 3)));
  return VARIABLES.filter(({ name }) => !taken.has(name)).map(
    ({ name, says, overrides }): Suggestion => ({
      label: name,
      kind: 'variable',
      detail: overrides === undefined ? 'OpenClaw' : `OpenClaw, wins over ${overrides}`,
      documentation: () => says,
      insert: form === 'assignment' ? `${name}=` : form === 'key' && !word.hasColon ? `${name}: ` : name,
    }),
  );
}

function takenIn(environment: ReturnType<typeof valueAt>): ReadonlySet<string> {
  const keys = (asMap(environment)?.pairs ?? []).map(({ key }) => key.text);
  const items = itemsOf(environment).flatMap(
    (item) => textOf(pairOf(item, 'name')?.value) ?? textOf(item)?.split('=', 1) ?? [],
  );
  return new Set([...keys, ...items]);
}
