import type { Resource } from '../../graph/resource.ts';
import type { Path } from '../cursor.ts';

const KUBERNETES = 'https://kubernetes.io/docs/reference/kubernetes-api';
const POD = `${KUBERNETES}/workload-resources/pod-v1/`;
const COMPOSE = 'https://docs.docker.com/reference/compose-file';

/** The page of the official reference on which a field is described; undefined where there is none. */
export function referencePage(resource: Resource, owner: string | undefined, path: Path): string | undefined {
  switch (resource.kind) {
    case 'Compose':
      return composePage(path);
    case 'AlertRules':
    case 'PrometheusRule':
      return 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/';
    default: {
      if (resource.apiVersion.startsWith('openclaw.io/')) return undefined;
      const page = PAGES[resource.kind];
      if (page === undefined) return undefined;
      if (owner === 'ObjectMeta') return `${KUBERNETES}/common-definitions/object-meta/#ObjectMeta`;
      return owner !== undefined && POD_SECTIONS.has(owner) ? `${POD}#${owner}` : `${KUBERNETES}/${page}/`;
    }
  }
}

const PAGES: Readonly<Record<string, string>> = {
  Pod: 'workload-resources/pod-v1',
  Deployment: 'workload-resources/deployment-v1',
  StatefulSet: 'workload-resources/stateful-set-v1',
  DaemonSet: 'workload-resources/daemon-set-v1',
  ReplicaSet: 'workload-resources/replica-set-v1',
  Job: 'workload-resources/job-v1',
  CronJob: 'workload-resources/cron-job-v1',
  Service: 'service-resources/service-v1',
  ConfigMap: 'config-and-storage-resources/config-map-v1',
  Secret: 'config-and-storage-resources/secret-v1',
  ServiceAccount: 'authentication-resources/service-account-v1',
  Role: 'authorization-resources/role-v1',
  ClusterRole: 'authorization-resources/cluster-role-v1',
  RoleBinding: 'authorization-resources/role-binding-v1',
  ClusterRoleBinding: 'authorization-resources/cluster-role-binding-v1',
  NetworkPolicy: 'policy-resources/network-policy-v1',
  Namespace: 'cluster-resources/namespace-v1',
};

/** What the page of the Pod has a section for. */
const POD_SECTIONS: ReadonlySet<string> = new Set(['PodSpec', 'Container', 'Probe']);

/** A page for each top-level key; those of services and deploy have a section for each key. */
function composePage([top, name, key, below]: Path): string | undefined {
  if (top === 'services' && key === 'deploy' && below !== undefined) return `${COMPOSE}/deploy/#${below}`;
  if (top === 'services' && name !== undefined && key !== undefined) return `${COMPOSE}/services/#${key}`;
  if (typeof top !== 'string') return undefined;
  return COMPOSE_PAGES.has(top) ? `${COMPOSE}/${top}/` : `${COMPOSE}/version-and-name/`;
}

const COMPOSE_PAGES: ReadonlySet<string> = new Set([
  'services',
  'networks',
  'volumes',
  'configs',
  'secrets',
  'include',
]);
