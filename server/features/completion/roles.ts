import { asScalar, itemsOf, valueAt } from '../../documents/access.ts';
import { doubleQuoted } from '../../rules/edit.ts';
import type { TypingPlace } from './context.ts';
import type { Suggestion } from './suggestion.ts';

const VERBS = ['get', 'list', 'watch', 'update', 'patch', 'create', 'delete', 'deletecollection'];

/** The groups that workers deal with, and what is in them. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  'openclaw.io': ['jobs', 'tasks', 'workers'],
  '': ['pods', 'configmaps', 'secrets', 'services'],
};

/** Groups, resources and verbs in the rules of roles. */
export function roleValuesAt({ resource, path, word }: TypingPlace): readonly Suggestion[] {
  const [rules, index, list] = path;
  if (!/^(?:Cluster)?Role$/.test(resource.kind) || rules !== 'rules' || typeof index !== 'number') return [];
  if (path.length !== 4) return [];
  const rule = valueAt(resource.root, 'rules', index);
  switch (list) {
    case 'apiGroups':
      return Object.keys(RESOURCES).map((group) => ({
        ...suggest(group, group === '' ? 'core' : 'OpenClaw'),
        insert: word.quote === undefined ? doubleQuoted(group) : group,
        label: group === '' ? '""' : group,
      }));
    case 'resources': {
      const groups = itemsOf(valueAt(rule, 'apiGroups')).flatMap((item) => asScalar(item)?.text ?? []);
      return Object.entries(RESOURCES).flatMap(([group, names]) =>
        groups.length === 0 || groups.includes(group)
          ? names.map((name) => suggest(name, group === '' ? 'core' : group))
          : [],
      );
    }
    case 'verbs':
      return VERBS.map((verb) => suggest(verb, undefined));
    default:
      return [];
  }
}

function suggest(label: string, detail: string | undefined): Suggestion {
  return { label, kind: 'value', detail, documentation: undefined };
}
