import { textOf, valueAt } from '../documents/access.ts';
import type { Resource } from '../graph/resource.ts';
import type { Workspace } from '../graph/workspace.ts';
import { parseAddress } from '../rules/worker/address.ts';
import type { Cursor } from './cursor.ts';

/** The Service that the address of a manager under the cursor names, where the workspace has it. */
export function serviceAt(workspace: Workspace, cursor: Cursor): Resource | undefined {
  const host = hostAt(cursor);
  if (host === undefined || host.includes(':') || /^[\d.]+$/.test(host)) return undefined;
  const [name = '', namespace, svc] = host.split('.');
  // A name with dots that is none of a Service belongs to the world outside.
  if (namespace !== undefined && svc !== undefined && svc !== 'svc') return undefined;
  const own = cursor.resource.owner ?? cursor.resource;
  return workspace.findNamed('Service', name, namespace ?? workspace.namespaceOf(own));
}

function hostAt({ resource, path, role, node }: Cursor): string | undefined {
  const text = textOf(node);
  if (role !== 'value' || text === undefined) return undefined;
  if (resource.kind === 'WorkerConfig')
    return path[0] === 'cluster' && path[1] === 'manager_address' ? parseAddress(text)?.host : undefined;
  const isValue = path.at(-1) === 'value' && path.at(-3) === 'env';
  const name = isValue ? textOf(valueAt(resource.root, ...path.slice(0, -1), 'name')) : undefined;
  return name === 'OPENCLAW_MANAGER_HOST' ? text : undefined;
}
