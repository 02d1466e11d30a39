import { textOf } from '../documents/access.ts';
import { variableOf } from '../graph/environment.ts';
import { managerAddress } from '../graph/manager.ts';
import type { Resource } from '../graph/resource.ts';
import { compareResources } from '../graph/scopedIndex.ts';
import { configsOf, workloadsUsing } from '../graph/workerConfig.ts';
import type { Workspace } from '../graph/workspace.ts';
import { parseAddress } from '../rules/worker/address.ts';
import { settingOf } from '../rules/worker/cluster.ts';
import { parseGoDuration } from '../rules/worker/duration.ts';

/** For how long a worker tries to reach its manager again. */
export interface Persistence {
  readonly intervalText: string;
  readonly attempts: number;
  readonly totalMs: number;
}

/** Undefined where the configuration leaves one of the two open, or writes it wrongly. */
export function persistenceOf(config: Resource): Persistence | undefined {
  const interval = settingOf(config, 'cluster', 'reconnect_interval').text;
  const attempts = Number(settingOf(config, 'cluster', 'max_reconnect_attempts').text ?? Number.NaN);
  const ms = interval === undefined ? undefined : parseGoDuration(interval);
  if (interval === undefined || ms === undefined || !(attempts >= 0) || !Number.isFinite(attempts)) return undefined;
  return { intervalText: interval, attempts, totalMs: ms * attempts };
}

/** What a worker dials in truth, after its environment. */
export interface EffectiveAddress {
  /** `host:port`. */
  readonly address: string;
  /** What runs the worker. */
  readonly user: Resource;
  /** The name under which it runs there: the workload's, or that of a service of a Compose file. */
  readonly name: string;
}

/** Where those who read a configuration dial instead of what it says; none where all of them go by it. */
export function overriddenAddresses(workspace: Workspace, config: Resource): readonly EffectiveAddress[] {
  const { text } = settingOf(config, 'cluster', 'manager_address');
  const written = text === undefined ? undefined : parseAddress(text);
  const own = written === undefined ? undefined : formatAddress(written.host, written.port);
  return [...inPods(workspace, config), ...inCompose(workspace, config)].filter(({ address }) => address !== own);
}

function inPods(workspace: Workspace, config: Resource): readonly EffectiveAddress[] {
  return workloadsUsing(workspace, config).flatMap((user): EffectiveAddress[] => {
    const workload = workspace.graph.workload(user);
    const address = workload === undefined ? undefined : managerAddress(workspace, workload);
    if (address?.host === undefined) return [];
    return [{ address: formatAddress(address.host, address.port), user, name: user.name ?? user.kind }];
  });
}

function inCompose(workspace: Workspace, config: Resource): readonly EffectiveAddress[] {
  const written = parseAddress(settingOf(config, 'cluster', 'manager_address').text ?? '');
  const setting = [...VARIABLES].flatMap((name) => [...workspace.setting(name)]);
  const files = [...new Set(setting)].filter(({ kind }) => kind === 'Compose').sort(compareResources);
  return files.flatMap((user) =>
    user.containers.flatMap((container): EffectiveAddress[] => {
      if (!configsOf(workspace, user, container).includes(config)) return [];
      const [host, port] = VARIABLES.map((name) => variableOf(container, name));
      // What comes from Compose's own environment is not known.
      if ([host, port].some((variable) => variable !== undefined && variable.value === undefined)) return [];
      const effectiveHost = host?.value?.text ?? written?.host;
      const effectivePort = port?.value?.text ?? written?.port;
      if (effectiveHost === undefined || effectivePort === undefined) return [];
      return [{ address: formatAddress(effectiveHost, effectivePort), user, name: container.name }];
    }),
  );
}

const VARIABLES = ['OPENCLAW_MANAGER_HOST', 'OPENCLAW_MANAGER_PORT'] as const;

/** The workload's own view: where it dials, and whether its environment says so. */
export function dialledBy(workspace: Workspace, resource: Resource): string | undefined {
  const workload = workspace.graph.workload(resource);
  const address = workload === undefined ? undefined : managerAddress(workspace, workload);
  return address?.host === undefined ? undefined : formatAddress(address.host, address.port);
}

function formatAddress(host: string, port: number | string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The name of a resource with its kind and namespace, as people speak of it. */
export function titleOf(workspace: Workspace, resource: Resource): string {
  const { kind, owner } = resource;
  if (owner !== undefined) return `${resource.document.host?.key.text ?? kind} in ${titleOf(workspace, owner)}`;
  const namespace = workspace.namespaceOf(resource);
  const name = resource.name ?? textOf(resource.nameNode);
  if (name === undefined) return kind;
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${name} in ${namespace}`;
}
