// Which texts Compose turns into numbers and booleans before it looks at its schema, and refuses where it cannot: the
// table in loader/interpolate.go of github.com/compose-spec/compose-go. Formats are those of server/schemas/formats.ts.

const CONTAINERS = ['Service', 'Job', 'PreStartHook'];
const WORKLOADS = ['Service', 'Job'];

/** By definition and key: what stands for `string` in the type. */
export const CASTS = new Map([
  ...cast('integerText', CONTAINERS, [
    'cpu_count',
    'cpu_period',
    'cpu_quota',
    'cpu_rt_period',
    'cpu_rt_runtime',
    'cpu_shares',
    'oom_score_adj',
    'pids_limit',
  ]),
  ...cast('numberText', CONTAINERS, ['cpu_percent', 'cpus']),
  ...cast('booleanText', CONTAINERS, ['init', 'oom_kill_disable', 'privileged', 'read_only']),
  ...cast('booleanText', WORKLOADS, ['stdin_open', 'tty']),
  ...cast('integerText', ['Service'], ['scale']),
  ...cast('integerText', ['UlimitsEntry'], ['hard', 'soft']),
  ...cast('integerText', ['Healthcheck'], ['retries']),
  ...cast('booleanText', ['Healthcheck'], ['disable']),
  ...cast('integerText', ['Deployment'], ['replicas']),
  ...cast('integerText', ['DeploymentUpdateConfig', 'DeploymentRollbackConfig'], ['parallelism']),
  ...cast('numberText', ['DeploymentUpdateConfig', 'DeploymentRollbackConfig'], ['max_failure_ratio']),
  ...cast('integerText', ['DeploymentRestartPolicy'], ['max_attempts']),
  ...cast('integerText', ['DeploymentPlacement'], ['max_replicas_per_node']),
  ...cast('integerText', ['ServicePortsItem', 'JobPortsItem'], ['target']),
  ...cast('booleanText', ['ServiceDependsOn', 'JobDependsOn'], ['restart']),
  ...cast('booleanText', ['ServiceVolumesItem', 'JobVolumesItem', 'PreStartHookVolumesItem'], ['read_only']),
  ...cast('booleanText', ['Network'], ['external', 'internal', 'attachable', 'enable_ipv4', 'enable_ipv6']),
  ...cast('booleanText', ['Volume', 'Secret', 'Config'], ['external']),
]);

function cast(format, definitions, keys) {
  return definitions.flatMap((definition) => keys.map((key) => [`${definition}.${key}`, format]));
}
