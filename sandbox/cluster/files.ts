import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Cluster, managerAddress, PRACTICE_WORKER } from './cluster.ts';
import { homePaths, hostPaths } from './home.ts';

/** The programs that are put on the PATH of practice hosts. */
export const PROGRAM_NAMES = ['clw', 'systemctl', 'journalctl'] as const;

/** Writes what the manager and the workers read at start, and the programs of the practice hosts. */
export function writeClusterFiles(cluster: Cluster): void {
  writeHostFolders(cluster);
  writeFileSync(hostPaths(cluster.home, 'manager').configuration, managerYaml(cluster));
  for (const { name, healthPort } of cluster.workers) {
    const paths = hostPaths(cluster.home, name);
    writeFileSync(paths.environment, `WORKER_ID=${name}\nOPENCLAW_HEALTH_PORT=${healthPort}\n`);
    if (name !== PRACTICE_WORKER) writeFileSync(paths.configuration, soundWorkerYaml(cluster));
  }
  const practice = join(homePaths(cluster.home).workspace, 'worker.yaml');
  mkdirSync(dirname(practice), { recursive: true });
  writeFileSync(practice, practiceWorkerYaml(cluster));
  const installed = hostPaths(cluster.home, PRACTICE_WORKER).configuration;
  rmSync(installed, { force: true });
  symlinkSync(practice, installed);
  writePrograms(cluster);
}

/** The manager's configuration as the cluster starts with it. */
export function managerYaml(cluster: Pick<Cluster, 'managerPort'>): string {
  return `# /etc/openclaw/manager.yaml
manager:
  cluster_name: practice
  listen_address: "${managerAddress(cluster)}"
  # A worker that is silent for longer is UNREACHABLE.
  heartbeat_timeout: "30s"
  # A worker that comes back counts as healthy after it. 30s in production; short here so that practice is quick.
  reconnect_grace_period: "5s"
  max_queued_tasks: 10000
`;
}

function soundWorkerYaml(cluster: Cluster): string {
  return `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "${managerAddress(cluster)}"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;
}

function practiceWorkerYaml(cluster: Cluster): string {
  return `# /etc/openclaw/worker.yaml of ${PRACTICE_WORKER}
cluster:
  # The manager of this cluster.
  manager_address: "${managerAddress(cluster)}"
  # How long to wait before connecting again, and how often to try.
  reconnect_interval: "30s"
  max_reconnect_attempts: 5
`;
}

function writeHostFolders(cluster: Cluster): void {
  for (const host of ['manager', ...cluster.workers.map(({ name }) => name)]) {
    const paths = hostPaths(cluster.home, host);
    const files = [paths.configuration, paths.environment, paths.log, paths.journal].map(dirname);
    for (const folder of [...files, paths.stateFolder, paths.run]) mkdirSync(folder, { recursive: true });
  }
}

function writePrograms(cluster: Cluster): void {
  const { bin } = homePaths(cluster.home);
  mkdirSync(bin, { recursive: true });
  for (const name of PROGRAM_NAMES) {
    const file = join(bin, name);
    const call = [cluster.node, cluster.program, 'program', name].map(quote).join(' ');
    writeFileSync(file, `#!/bin/sh\nexport OPENCLAW_PRACTICE_HOME=${quote(cluster.home)}\nexec ${call} "$@"\n`);
    chmodSync(file, 0o755);
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
