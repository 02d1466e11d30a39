/** A variable that OpenClaw reads. */
export interface KnownVariable {
  readonly name: string;
  /** What it does, in a sentence or two of Markdown. */
  readonly says: string;
  /** The setting of worker.yaml over which it wins; undefined where there is none. */
  readonly overrides: string | undefined;
  /** A value as it is written in most files. */
  readonly example: string;
}

/** The variables that OpenClaw reads, in the order in which they should be offered. */
export const VARIABLES: readonly KnownVariable[] = [
  {
    name: 'OPENCLAW_MANAGER_HOST',
    says: 'Name or IP address of the manager that the worker dials, without scheme and port.',
    overrides: 'cluster.manager_address',
    example: 'openclaw-manager.openclaw-system.svc.cluster.local',
  },
  {
    name: 'OPENCLAW_MANAGER_PORT',
    says: 'Port of the manager. In a manifest the number stands in quotes, because the value of a variable is a text.',
    overrides: 'cluster.manager_address',
    example: '9090',
  },
  {
    name: 'CLAW_NAMESPACE',
    says: 'Namespace that the worker registers for. A cluster refuses workers of a namespace that is not theirs: `clw-worker-denied`.',
    overrides: 'cluster.namespace',
    example: 'production',
  },
  {
    name: 'WORKER_IDENTITY_PATTERN',
    says: 'RE2 pattern by which the worker makes its identity. It has to agree with the security policy of the cluster, and to be anchored with `^` and `$`.',
    overrides: 'worker.identity_pattern',
    example: '^worker-[a-z0-9]{8}-[a-z0-9]{4}$',
  },
  {
    name: 'OPENCLAW_CA_BUNDLE',
    says: 'Path in the container of the certificates that the worker trusts. The file has to be mounted there.',
    overrides: 'cluster.ca_bundle',
    example: '/etc/openclaw/certs/ca.crt',
  },
  {
    name: 'OPENCLAW_TLS_RELOAD',
    says: 'With `true` the worker reads its certificates again when they are rotated; else it goes on with the old ones until it is restarted, and is denied.',
    overrides: undefined,
    example: 'true',
  },
];

/** Their names. */
export const KNOWN_VARIABLES: readonly string[] = VARIABLES.map(({ name }) => name);
