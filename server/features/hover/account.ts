import { textOf } from '../../documents/access.ts';
import {
  type Access,
  type Account,
  accessOf,
  type Binding,
  type Grant,
  readGrants,
  roleOf,
} from '../../graph/permissions.ts';
import type { Session } from '../../session.ts';
import { code } from '../markdown.ts';

/** The permission path of a service account: what binds it to which roles, and what it may do by them. */
export function describeAccount({ workspace, linter }: Session, account: Account): string {
  const access = accessOf(workspace, account, linter.settings.external);
  const who = `${code(account.name)}${account.namespace === undefined ? '' : ` in ${code(account.namespace)}`}`;
  if (access.bindings.length === 0) {
    return `**ServiceAccount** ${who} is bound to no role in this workspace: it may do nothing.`;
  }
  const bound = access.bindings.map((binding) => `- ${describeBinding(binding)}`);
  return [`**ServiceAccount** ${who} is bound by`, bound.join('\n'), describeAccess(access)].join('\n\n');

  function describeBinding(binding: Binding): string {
    const { kind, name } = binding.resource;
    const role = textOf(binding.roleName) ?? '?';
    const isSeen = roleOf(workspace, binding, linter.settings.external) !== undefined;
    const to = `${binding.roleKind ?? 'role'} ${code(role)}${isSeen ? '' : ', which is not in this workspace'}`;
    return `${kind} ${code(name ?? '?')} to ${to}`;
  }
}

/** What a role allows. */
export function describeGrants(grants: readonly Grant[] | undefined): string | undefined {
  return grants === undefined ? undefined : `May\n\n${listed(grants)}`;
}

/** The rules of a role that is named somewhere. */
export function describeRole(role: Parameters<typeof readGrants>[0]): string | undefined {
  const grants = readGrants(role);
  return grants === undefined || grants.length === 0 ? undefined : describeGrants(grants);
}

function describeAccess({ grants, complete }: Access): string {
  const rest = complete ? [] : ['What roles grant that are defined elsewhere is not known here.'];
  if (grants.length === 0) return complete ? 'By these it may do nothing.' : rest.join('');
  return [`It may\n\n${listed(grants)}`, ...rest].join('\n\n');
}

function listed(grants: readonly Grant[]): string {
  return grants
    .slice(0, MOST_GRANTS)
    .map(({ verbs, resources, groups, isNarrow }) => {
      const where = groups.map((group) => code(group === '' ? 'core' : group)).join(', ');
      const which = isNarrow ? ' of some names' : '';
      return `- ${verbs.map(code).join(', ')} ${resources.map(code).join(', ')}${which} (${where})`;
    })
    .join('\n');
}

const MOST_GRANTS = 20;
