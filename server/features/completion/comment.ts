import { allRules } from '../../rules/list.ts';
import type { TypedWord } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** In a comment that suppresses: the rules that find something in the file first, then all others. */
export function commentAt({ before, word }: TypedWord, found: ReadonlySet<string>): readonly Suggestion[] {
  if (/#[ \t]*$/.test(before) && 'openclaw-ignore'.startsWith(word.slice(0, 15))) return FORMS;
  if (!/#[ \t]*openclaw-ignore-(?:next-line|start|end|file)[ \t]+[^:]*$/.test(before)) return [];
  return rulesAt(found);
}

/** The ids of all rules. */
export function rulesAt(found: ReadonlySet<string>): readonly Suggestion[] {
  const first = allRules.filter(({ id }) => found.has(id));
  const others = allRules.filter(({ id }) => !found.has(id));
  return [...first, ...others].map(
    ({ id, title, why }): Suggestion => ({
      label: id,
      kind: 'rule',
      detail: title,
      documentation: () => why,
    }),
  );
}

const FORMS: readonly Suggestion[] = [
  ['next-line', 'silences a rule on the next line'],
  ['start', 'silences a rule from here on'],
  ['end', 'ends what was silenced'],
  ['file', 'silences a rule in the whole file'],
].map(([form = '', detail]) => ({
  label: `openclaw-ignore-${form}`,
  kind: 'rule',
  detail,
  documentation: undefined,
  insert: `openclaw-ignore-${form} `,
}));
