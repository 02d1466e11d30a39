import { join } from 'node:path';
import { stringify } from 'yaml';
import { CA_CERTIFICATE, CA_KEY } from '../certificates/authority.ts';
import { type Cluster, type ClusterWorker, PRACTICE_WORKER } from './cluster.ts';
import { authorityFolder, homePaths, hostPaths } from './home.ts';

/** The cluster profile by which the runbook engine finds the practice hosts. */
export function profileYaml(cluster: Cluster): string {
  const manager = hostPaths(cluster.home, 'manager');
  const workers = cluster.workers.map((worker) => [worker.name, workerHost(cluster, worker)]);
  const practice = {
    default: true,
    practice: true,
    hosts: {
      ...Object.fromEntries(workers),
      manager: host(cluster, 'manager', 'manager', { MANAGER_CONFIG: manager.configuration }),
      control: host(cluster, 'control', 'control', {}),
    },
    variables: {
      WORKER: PRACTICE_WORKER,
      MANAGER_HOST: '127.0.0.1',
      MANAGER_PORT: String(cluster.managerPort),
      CA_CERT: join(authorityFolder(cluster.home), CA_CERTIFICATE),
      CA_KEY: join(authorityFolder(cluster.home), CA_KEY),
    },
  };
  return `# The practice cluster; written when it starts, removed when it ends.\n${stringify(
    { clusters: { practice } },
    { lineWidth: 0, defaultStringType: 'PLAIN' },
  )}`;
}

function workerHost(cluster: Cluster, { name, healthPort }: ClusterWorker): Readonly<Record<string, unknown>> {
  const paths = hostPaths(cluster.home, name);
  return host(cluster, name, 'worker', {
    WORKER_CONFIG: paths.configuration,
    CERT_DIR: paths.certificates,
    STATE_DIR: paths.stateFolder,
    HEALTH_PORT: String(healthPort),
  });
}

function host(
  cluster: Cluster,
  name: string,
  role: 'worker' | 'manager' | 'control',
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return {
    role,
    via: 'local',
    become: 'none',
    path: [homePaths(cluster.home).bin],
    env: { OPENCLAW_PRACTICE_HOST: name },
    variables,
  };
}
