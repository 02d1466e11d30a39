import type { FieldTable } from './fields.ts';

/** worker.yaml, section and key. */
export const WORKER_FIELDS: FieldTable = {
  'WorkerConfig.cluster': { says: 'How the worker finds its cluster, and how it keeps the connection.' },
  'WorkerConfig.worker': { says: 'Who the worker is: how it makes the identity by which the cluster knows it.' },
  'WorkerCluster.manager_address': {
    says: 'Where the worker dials its manager: `host:port`, an IPv6 address in brackets. The environment variables OPENCLAW_MANAGER_HOST and OPENCLAW_MANAGER_PORT win over it.',
    values: ['192.168.1.10:9090'],
  },
  'WorkerCluster.reconnect_interval': {
    says: 'Pause between two attempts to reach the manager again, a Go duration. Times `max_reconnect_attempts` it has to outlast the grace period of 30 s in which a restarted manager takes no reconnections.',
    values: ['5s', '10s', '2s'],
  },
  'WorkerCluster.max_reconnect_attempts': {
    says: 'After so many attempts the worker gives up and stays `UNREACHABLE` until somebody restarts it.',
    values: ['10', '20', '30'],
  },
  'WorkerCluster.heartbeat_interval': {
    says: 'Pause between two heartbeats, a Go duration. A manager that hears nothing for 60 s takes the worker for lost.',
    values: ['10s', '5s', '15s'],
  },
  'WorkerCluster.endpoint': {
    says: 'URL of the cluster’s API, where workers register that do not dial a manager of their own. It has to be `https`.',
    values: ['https://cluster.openclaw.io'],
  },
  'WorkerCluster.namespace': {
    says: 'Namespace that the worker registers for; it has to be the one that its pod runs in. CLAW_NAMESPACE wins over it.',
  },
  'WorkerCluster.tls_verify': {
    says: 'Whether the certificate of the cluster is checked. With `false` anybody on the way can pose as the manager.',
  },
  'WorkerCluster.ca_bundle': {
    says: 'Path of the certificates that the worker trusts, as the worker sees it: in a container the file has to be mounted there. OPENCLAW_CA_BUNDLE wins over it.',
    values: ['/etc/openclaw/certs/ca.crt'],
  },
  'WorkerIdentity.identity_generation': {
    says: 'How the worker comes by its identity; `auto` makes one by `identity_pattern`.',
    values: ['auto'],
  },
  'WorkerIdentity.identity_pattern': {
    says: 'RE2 pattern by which the worker makes its identity. It has to agree with the security policy of the cluster, to be anchored, and to leave enough to chance that no two workers get the same. WORKER_IDENTITY_PATTERN wins over it.',
    values: ['"^worker-[a-z0-9]{8}-[a-z0-9]{4}$"'],
  },
};
