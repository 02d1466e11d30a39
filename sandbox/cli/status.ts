import { fetchCluster } from '../cluster/admin.ts';
import { type Cluster, managerAddress, readCluster } from '../cluster/cluster.ts';
import { homePaths } from '../cluster/home.ts';
import { hostsOf, isRunning } from '../cluster/remove.ts';
import { FAULTS } from '../faults/faults.ts';
import { serviceState } from '../service/service.ts';
import { EXIT_FOUND, EXIT_OK, EXIT_UNUSABLE, homeOf, type Invocation, readArguments } from './invocation.ts';

interface Status {
  readonly home: string;
  readonly workspace: string;
  readonly manager: string;
  readonly services: readonly { readonly host: string; readonly state: string; readonly cluster: string }[];
  readonly faults: readonly string[];
}

/** Prints what runs and which faults are in: 0 where all is well, 1 where something is broken or nothing is up. */
export async function status(invocation: Invocation): Promise<number> {
  const read = readArguments(invocation.args, { json: { type: 'boolean' } });
  if (read.kind === 'wrong' || read.positionals.length > 0) {
    const message = read.kind === 'wrong' ? read.message : `"${read.positionals[0]}" is not expected here`;
    invocation.complain(`openclaw-sandbox status: ${message}\n`);
    return EXIT_UNUSABLE;
  }
  const home = homeOf(invocation);
  const cluster = readCluster(home);
  if (!cluster || !isRunning(cluster)) {
    invocation.print(
      read.values.json ? `${JSON.stringify({ up: false, home }, null, 2)}\n` : 'No practice cluster runs.\n',
    );
    return EXIT_FOUND;
  }
  const found = await look(cluster);
  invocation.print(read.values.json ? `${JSON.stringify({ up: true, ...found }, null, 2)}\n` : text(found));
  const sound = found.services.every((service) => service.state === 'active' && service.cluster === 'healthy');
  return sound && found.faults.length === 0 ? EXIT_OK : EXIT_FOUND;
}

async function look(cluster: Cluster): Promise<Status> {
  const view = await fetchCluster(cluster.home);
  const workers = view.kind === 'ok' ? view.value.workers : [];
  const services = hostsOf(cluster).map((host) => ({
    host,
    state: serviceState(cluster, host).kind,
    cluster:
      host === 'manager'
        ? view.kind === 'ok'
          ? 'healthy'
          : 'unknown'
        : (workers.find(({ id }) => id === host)?.status ?? 'unknown'),
  }));
  const faults = FAULTS.filter((fault) => fault.holds(cluster)).map(({ id }) => id);
  const { workspace } = homePaths(cluster.home);
  return { home: cluster.home, workspace, manager: managerAddress(cluster), services, faults };
}

function text({ manager, workspace, services, faults }: Status): string {
  const rows = services.map(({ host, state, cluster }) => `  ${host.padEnd(12)}${state.padEnd(12)}${cluster}\n`);
  return `The practice cluster is up: manager on ${manager}.
${rows.join('')}Workspace: ${workspace}
Faults: ${faults.length === 0 ? 'none' : faults.join(', ')}
`;
}
