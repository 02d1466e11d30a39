import { homeOf, type Invocation } from '../cli/invocation.ts';
import { type Cluster, readCluster } from '../cluster/cluster.ts';
import { hostsOf } from '../cluster/remove.ts';

/** The cluster and the practice host that a program runs on. */
export type Here =
  | { readonly kind: 'on-host'; readonly cluster: Cluster; readonly host: string }
  | { readonly kind: 'elsewhere'; readonly message: string };

/** The host that runs the worker or the manager, named by OPENCLAW_PRACTICE_HOST; or why there is none. */
export function serviceHost(invocation: Invocation): Here {
  const cluster = readCluster(homeOf(invocation));
  if (!cluster) return { kind: 'elsewhere', message: 'the practice cluster is not up' };
  const host = invocation.env['OPENCLAW_PRACTICE_HOST'];
  const hosts = hostsOf(cluster);
  if (host !== undefined && hosts.includes(host)) return { kind: 'on-host', cluster, host };
  const found = host === undefined ? 'OPENCLAW_PRACTICE_HOST is not set' : `no service runs on the host "${host}"`;
  return { kind: 'elsewhere', message: `${found}; set OPENCLAW_PRACTICE_HOST to one of: ${hosts.join(', ')}` };
}
