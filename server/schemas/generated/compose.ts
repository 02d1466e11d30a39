// Made from github.com/compose-spec/compose-go/v2 2.16.2 by scripts/generate-schemas.mjs.
// The structure of the official schemas; see server/schemas/notation.ts for the form.
export const COMPOSE_NOTATION = `
Compose
  version: string deprecated
  name: string
  include: (string | Include)[]
  services: Service{/^[a-zA-Z0-9._-]+$/}
  models: Model{/^[a-zA-Z0-9._-]+$/}
  networks: (Network | null){/^[a-zA-Z0-9._-]+$/}
  volumes: (Volume | null){/^[a-zA-Z0-9._-]+$/}
  secrets: Secret{/^[a-zA-Z0-9._-]+$/}
  configs: Config{/^[a-zA-Z0-9._-]+$/}
  jobs: Job{/^[a-zA-Z0-9._-]+$/}
  /^x-/: any
Include
  path: string | string[!]
  env_file: string | string[]
  project_directory: string
Service
  annotations: (string | number | bool | null){} | string[]
  blkio_config: ServiceBlkioConfig
  cap_add: string[]
  cap_drop: string[]
  cgroup: 'host' | 'private'
  cgroup_parent: string
  command: null | string | string[]
  configs: (string | ServiceConfigOrSecretItem)[]
  cpu_count: integerText | int(0..)
  cpu_percent: numberText | int(0..100)
  cpu_shares: number | integerText
  cpu_quota: number | integerText
  cpu_period: number | integerText
  cpu_rt_period: number | integerText
  cpu_rt_runtime: number | integerText
  cpus: number | numberText
  cpuset: string
  credential_spec: ServiceCredentialSpec
  device_cgroup_rules: string[!]
  devices: (string | ServiceDevicesItem)[]
  dns: string | string[]
  dns_opt: string[]
  dns_search: string | string[]
  domainname: string
  entrypoint: null | string | string[]
  env_file: string | (string | EnvFileItem)[]
  label_file: string | string[]
  environment: (string | number | bool | null){} | string[]
  extra_hosts: (string | string[]){} | string[!]
  gpus: 'all' | GpusItem[]
  group_add: (string | number)[!]
  hostname: string
  image: string
  init: bool | booleanText
  ipc: string
  isolation: string
  labels: (string | number | bool | null){} | string[]
  logging: ServiceLogging
  mac_address: string
  mem_limit: number | string
  mem_reservation: string | int
  mem_swappiness: int | string
  memswap_limit: number | string
  network_mode: string
  models: string[!] | ServiceModels
  networks: string[!] | (ServiceNetworks | null){/^[a-zA-Z0-9._-]+$/}
  oom_kill_disable: bool | booleanText
  oom_score_adj: integerText | int(-1000..1000)
  pid: string | null
  pids_limit: number | integerText
  platform: string
  privileged: bool | booleanText
  pull_policy: /^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$/
  pull_refresh_after: string
  read_only: bool | booleanText
  runtime: string
  security_opt: string[!]
  shm_size: number | string
  secrets: (string | ServiceConfigOrSecretItem)[]
  sysctls: (string | number | bool | null){} | string[]
  stop_grace_period: string
  stop_signal: string
  storage_opt: any{}
  tmpfs: string | string[]
  ulimits: Ulimits
  umask: int(0..4294967295) | string | null
  use_api_socket: bool
  user: string
  uts: string
  userns_mode: string
  volumes: (string | ServiceVolumesItem)[]
  volumes_from: string[!]
  working_dir: string
  build: string | ServiceBuild
  depends_on: string[!] | ServiceDependsOn{/^[a-zA-Z0-9._-]+$/}
  healthcheck: Healthcheck
  ports: (number | string | ServicePortsItem)[]
  expose: (string | number)[]
  stdin_open: bool | booleanText
  tty: bool | booleanText
  deploy: Deployment | null
  develop: Development | null
  profiles: string[]
  restart: string
  scale: int | integerText
  attach: bool | string
  container_name: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/
  provider: ServiceProvider
  extends: string | ServiceExtends
  links: string[]
  external_links: string[!]
  pre_start: PreStartHook[]
  post_start: ServiceHook[]
  pre_stop: ServiceHook[]
  /^x-/: any
ServiceBlkioConfig
  device_read_bps: BlkioLimit[]
  device_read_iops: BlkioLimit[]
  device_write_bps: BlkioLimit[]
  device_write_iops: BlkioLimit[]
  weight: int | string
  weight_device: BlkioWeight[]
BlkioLimit
  path: string
  rate: int | string
BlkioWeight
  path: string
  weight: int | string
ServiceConfigOrSecretItem
  source: string
  target: string
  uid: string
  gid: string
  mode: number | string
  /^x-/: any
ServiceCredentialSpec
  config: string
  file: string
  registry: string
  /^x-/: any
ServiceDevicesItem
  source: string required
  target: string
  permissions: string
  /^x-/: any
EnvFileItem
  path: string required
  format: string
  required: bool | string
GpusItem
  capabilities: string[!]
  count: string | int
  device_ids: string[!]
  driver: string
  options: (string | number | bool | null){} | string[]
  /^/: any
ServiceLogging
  driver: string
  options: (string | number | null){}
  /^x-/: any
ServiceModels
  /^[a-zA-Z0-9._-]+$/: ServiceModelsEntry | null
  /^/: any
ServiceModelsEntry
  endpoint_var: string
  model_var: string
  /^x-/: any
ServiceNetworks
  aliases: string[]
  interface_name: string
  ipv4_address: string
  ipv6_address: string
  link_local_ips: string[]
  mac_address: string
  driver_opts: (string | number){}
  priority: number
  gw_priority: number
  use_service_name_alias: bool | string
  /^x-/: any
Ulimits
  /^[a-z]+$/: int | string | UlimitsEntry
  /^/: any
UlimitsEntry
  hard: int | integerText required
  soft: int | integerText required
  /^x-/: any
ServiceVolumesItem
  type: 'bind' | 'volume' | 'tmpfs' | 'cluster' | 'npipe' | 'image' required
  source: string
  target: string
  read_only: bool | booleanText
  consistency: string
  bind: ServiceVolumesItemBind
  volume: ServiceVolumesItemVolume
  tmpfs: ServiceVolumesItemTmpfs
  image: ServiceVolumesItemImage
  /^x-/: any
ServiceVolumesItemBind
  propagation: string
  create_host_path: bool | string
  recursive: 'enabled' | 'disabled' | 'writable' | 'readonly'
  selinux: 'z' | 'Z'
  /^x-/: any
ServiceVolumesItemVolume
  labels: (string | number | bool | null){} | string[]
  nocopy: bool | string
  subpath: string
  /^x-/: any
ServiceVolumesItemTmpfs
  size: int(0..) | string
  mode: number | string
  /^x-/: any
ServiceVolumesItemImage
  subpath: string
  /^x-/: any
ServiceBuild
  context: string
  dockerfile: string
  dockerfile_inline: string
  entitlements: string[]
  args: (string | number | bool | null){} | string[]
  ssh: (string | number | bool | null){} | string[!]
  labels: (string | number | bool | null){} | string[]
  cache_from: string[]
  cache_to: string[]
  no_cache: bool | string
  no_cache_filter: string | string[!]
  additional_contexts: (string | number | bool | null){} | string[]
  network: string
  provenance: string | bool
  sbom: string | bool
  pull: bool | string
  target: string
  shm_size: int | string
  extra_hosts: (string | string[]){} | string[!]
  isolation: string
  privileged: bool | string
  secrets: (string | ServiceConfigOrSecretItem)[]
  tags: string[]
  ulimits: Ulimits
  platforms: string[]
  /^x-/: any
ServiceDependsOn
  restart: bool | booleanText
  required: bool
  condition: 'service_started' | 'service_healthy' | 'service_completed_successfully' required
  /^x-/: any
Healthcheck
  disable: bool | booleanText
  interval: string
  retries: number | integerText
  test: string | string[]
  timeout: string
  start_period: string
  start_interval: string
  /^x-/: any
ServicePortsItem
  name: string
  mode: string
  host_ip: string
  target: int | integerText
  published: string | int
  protocol: string
  app_protocol: string
  /^x-/: any
Deployment
  mode: string
  endpoint_mode: string
  replicas: int | integerText
  labels: (string | number | bool | null){} | string[]
  rollback_config: DeploymentRollbackConfig
  update_config: DeploymentUpdateConfig
  resources: DeploymentResources
  restart_policy: DeploymentRestartPolicy
  placement: DeploymentPlacement
  /^x-/: any
DeploymentRollbackConfig
  parallelism: int | integerText
  delay: string
  failure_action: string
  monitor: string
  max_failure_ratio: number | numberText
  order: 'start-first' | 'stop-first'
  /^x-/: any
DeploymentUpdateConfig
  parallelism: int | integerText
  delay: string
  failure_action: string
  monitor: string
  max_failure_ratio: number | numberText
  order: 'start-first' | 'stop-first'
  /^x-/: any
DeploymentResources
  limits: DeploymentResourcesLimits
  reservations: DeploymentResourcesReservations
  /^x-/: any
DeploymentResourcesLimits
  cpus: number | string
  memory: string
  pids: int | string
  /^x-/: any
DeploymentResourcesReservations
  cpus: number | string
  memory: string
  generic_resources: GenericResourcesItem[]
  devices: DevicesItem[]
  /^x-/: any
GenericResourcesItem
  discrete_resource_spec: GenericResourcesItemDiscreteResourceSpec
  /^x-/: any
GenericResourcesItemDiscreteResourceSpec
  kind: string
  value: number | string
  /^x-/: any
DevicesItem
  capabilities: string[!] required
  count: string | int
  device_ids: string[!]
  driver: string
  options: (string | number | bool | null){} | string[]
  /^x-/: any
DeploymentRestartPolicy
  condition: string
  delay: string
  max_attempts: int | integerText
  window: string
  /^x-/: any
DeploymentPlacement
  constraints: string[]
  preferences: DeploymentPlacementPreferencesItem[]
  max_replicas_per_node: int | integerText
  /^x-/: any
DeploymentPlacementPreferencesItem
  spread: string
  /^x-/: any
Development
  watch: DevelopmentWatchItem[]
  /^x-/: any
DevelopmentWatchItem
  ignore: string | string[!]
  include: string | string[!]
  path: string required
  action: 'rebuild' | 'sync' | 'restart' | 'sync+restart' | 'sync+exec' required
  target: string
  exec: ServiceHook
  initial_sync: bool
  /^x-/: any
ServiceHook
  command: null | string | string[] required
  user: string
  privileged: bool | string
  working_dir: string
  environment: (string | number | bool | null){} | string[]
  /^x-/: any
ServiceProvider
  type: string required
  options: (string | number | bool | (string | number | bool)[]){}
  /^x-/: any
ServiceExtends
  service: string required
  file: string
PreStartHook
  annotations: (string | number | bool | null){} | string[]
  blkio_config: PreStartHookBlkioConfig
  cap_add: string[]
  cap_drop: string[]
  cgroup: 'host' | 'private'
  cgroup_parent: string
  command: null | string | string[]
  configs: (string | ServiceConfigOrSecretItem)[]
  cpu_count: integerText | int(0..)
  cpu_percent: numberText | int(0..100)
  cpu_shares: number | integerText
  cpu_quota: number | integerText
  cpu_period: number | integerText
  cpu_rt_period: number | integerText
  cpu_rt_runtime: number | integerText
  cpus: number | numberText
  cpuset: string
  credential_spec: PreStartHookCredentialSpec
  device_cgroup_rules: string[!]
  devices: (string | PreStartHookDevicesItem)[]
  dns: string | string[]
  dns_opt: string[]
  dns_search: string | string[]
  domainname: string
  entrypoint: null | string | string[]
  env_file: string | (string | EnvFileItem)[]
  label_file: string | string[]
  environment: (string | number | bool | null){} | string[]
  extra_hosts: (string | string[]){} | string[!]
  gpus: 'all' | GpusItem[]
  group_add: (string | number)[!]
  hostname: string
  image: string
  init: bool | booleanText
  ipc: string
  isolation: string
  labels: (string | number | bool | null){} | string[]
  logging: PreStartHookLogging
  mac_address: string
  mem_limit: number | string
  mem_reservation: string | int
  mem_swappiness: int | string
  memswap_limit: number | string
  network_mode: string
  models: string[!] | PreStartHookModels
  networks: string[!] | (PreStartHookNetworks | null){/^[a-zA-Z0-9._-]+$/}
  oom_kill_disable: bool | booleanText
  oom_score_adj: integerText | int(-1000..1000)
  pid: string | null
  pids_limit: number | integerText
  platform: string
  privileged: bool | booleanText
  pull_policy: /^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$/
  pull_refresh_after: string
  read_only: bool | booleanText
  runtime: string
  security_opt: string[!]
  shm_size: number | string
  secrets: (string | ServiceConfigOrSecretItem)[]
  sysctls: (string | number | bool | null){} | string[]
  stop_grace_period: string
  stop_signal: string
  storage_opt: any{}
  tmpfs: string | string[]
  ulimits: Ulimits
  umask: int(0..4294967295) | string | null
  use_api_socket: bool
  user: string
  uts: string
  userns_mode: string
  volumes: (string | PreStartHookVolumesItem)[]
  volumes_from: string[!]
  working_dir: string
  per_replica: bool | string
  /^x-/: any
PreStartHookBlkioConfig
  device_read_bps: BlkioLimit[]
  device_read_iops: BlkioLimit[]
  device_write_bps: BlkioLimit[]
  device_write_iops: BlkioLimit[]
  weight: int | string
  weight_device: BlkioWeight[]
PreStartHookCredentialSpec
  config: string
  file: string
  registry: string
  /^x-/: any
PreStartHookDevicesItem
  source: string required
  target: string
  permissions: string
  /^x-/: any
PreStartHookLogging
  driver: string
  options: (string | number | null){}
  /^x-/: any
PreStartHookModels
  /^[a-zA-Z0-9._-]+$/: PreStartHookModelsEntry | null
  /^/: any
PreStartHookModelsEntry
  endpoint_var: string
  model_var: string
  /^x-/: any
PreStartHookNetworks
  aliases: string[]
  interface_name: string
  ipv4_address: string
  ipv6_address: string
  link_local_ips: string[]
  mac_address: string
  driver_opts: (string | number){}
  priority: number
  gw_priority: number
  use_service_name_alias: bool | string
  /^x-/: any
PreStartHookVolumesItem
  type: 'bind' | 'volume' | 'tmpfs' | 'cluster' | 'npipe' | 'image' required
  source: string
  target: string
  read_only: bool | booleanText
  consistency: string
  bind: PreStartHookVolumesItemBind
  volume: PreStartHookVolumesItemVolume
  tmpfs: PreStartHookVolumesItemTmpfs
  image: PreStartHookVolumesItemImage
  /^x-/: any
PreStartHookVolumesItemBind
  propagation: string
  create_host_path: bool | string
  recursive: 'enabled' | 'disabled' | 'writable' | 'readonly'
  selinux: 'z' | 'Z'
  /^x-/: any
PreStartHookVolumesItemVolume
  labels: (string | number | bool | null){} | string[]
  nocopy: bool | string
  subpath: string
  /^x-/: any
PreStartHookVolumesItemTmpfs
  size: int(0..) | string
  mode: number | string
  /^x-/: any
PreStartHookVolumesItemImage
  subpath: string
  /^x-/: any
Model
  name: string
  model: string required
  context_size: int
  runtime_flags: string[]
  /^x-/: any
Network
  name: string
  driver: string
  driver_opts: (string | number){}
  ipam: NetworkIpam
  external: bool | booleanText | NetworkExternal
  internal: bool | booleanText
  enable_ipv4: bool | booleanText
  enable_ipv6: bool | booleanText
  attachable: bool | booleanText
  labels: (string | number | bool | null){} | string[]
  /^x-/: any
NetworkIpam
  driver: string
  config: NetworkIpamConfigItem[]
  options: string{}
  /^x-/: any
NetworkIpamConfigItem
  subnet: string
  ip_range: string
  gateway: string
  aux_addresses: string{}
  /^x-/: any
NetworkExternal
  name: string deprecated
  /^x-/: any
Volume
  name: string
  driver: string
  driver_opts: (string | number){}
  external: bool | booleanText | VolumeExternal
  labels: (string | number | bool | null){} | string[]
  /^x-/: any
VolumeExternal
  name: string deprecated
  /^x-/: any
Secret
  name: string
  environment: string
  file: string
  external: bool | booleanText | SecretExternal
  labels: (string | number | bool | null){} | string[]
  driver: string
  driver_opts: (string | number){}
  template_driver: string
  /^x-/: any
SecretExternal
  name: string
  /^/: any
Config
  name: string
  content: string
  environment: string
  file: string
  external: bool | booleanText | ConfigExternal
  labels: (string | number | bool | null){} | string[]
  template_driver: string
  /^x-/: any
ConfigExternal
  name: string deprecated
  /^/: any
Job
  annotations: (string | number | bool | null){} | string[]
  blkio_config: JobBlkioConfig
  cap_add: string[]
  cap_drop: string[]
  cgroup: 'host' | 'private'
  cgroup_parent: string
  command: null | string | string[]
  configs: (string | ServiceConfigOrSecretItem)[]
  cpu_count: integerText | int(0..)
  cpu_percent: numberText | int(0..100)
  cpu_shares: number | integerText
  cpu_quota: number | integerText
  cpu_period: number | integerText
  cpu_rt_period: number | integerText
  cpu_rt_runtime: number | integerText
  cpus: number | numberText
  cpuset: string
  credential_spec: JobCredentialSpec
  device_cgroup_rules: string[!]
  devices: (string | JobDevicesItem)[]
  dns: string | string[]
  dns_opt: string[]
  dns_search: string | string[]
  domainname: string
  entrypoint: null | string | string[]
  env_file: string | (string | EnvFileItem)[]
  label_file: string | string[]
  environment: (string | number | bool | null){} | string[]
  extra_hosts: (string | string[]){} | string[!]
  gpus: 'all' | GpusItem[]
  group_add: (string | number)[!]
  hostname: string
  image: string
  init: bool | booleanText
  ipc: string
  isolation: string
  labels: (string | number | bool | null){} | string[]
  logging: JobLogging
  mac_address: string
  mem_limit: number | string
  mem_reservation: string | int
  mem_swappiness: int | string
  memswap_limit: number | string
  network_mode: string
  models: string[!] | JobModels
  networks: string[!] | (JobNetworks | null){/^[a-zA-Z0-9._-]+$/}
  oom_kill_disable: bool | booleanText
  oom_score_adj: integerText | int(-1000..1000)
  pid: string | null
  pids_limit: number | integerText
  platform: string
  privileged: bool | booleanText
  pull_policy: /^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$/
  pull_refresh_after: string
  read_only: bool | booleanText
  runtime: string
  security_opt: string[!]
  shm_size: number | string
  secrets: (string | ServiceConfigOrSecretItem)[]
  sysctls: (string | number | bool | null){} | string[]
  stop_grace_period: string
  stop_signal: string
  storage_opt: any{}
  tmpfs: string | string[]
  ulimits: Ulimits
  umask: int(0..4294967295) | string | null
  use_api_socket: bool
  user: string
  uts: string
  userns_mode: string
  volumes: (string | JobVolumesItem)[]
  volumes_from: string[!]
  working_dir: string
  build: string | JobBuild
  depends_on: string[!] | JobDependsOn{/^[a-zA-Z0-9._-]+$/}
  healthcheck: Healthcheck
  ports: (number | string | JobPortsItem)[]
  expose: (string | number)[]
  stdin_open: bool | booleanText
  tty: bool | booleanText
  profiles: string[]
  triggers: JobTriggers required
  /^x-/: any
JobBlkioConfig
  device_read_bps: BlkioLimit[]
  device_read_iops: BlkioLimit[]
  device_write_bps: BlkioLimit[]
  device_write_iops: BlkioLimit[]
  weight: int | string
  weight_device: BlkioWeight[]
JobCredentialSpec
  config: string
  file: string
  registry: string
  /^x-/: any
JobDevicesItem
  source: string required
  target: string
  permissions: string
  /^x-/: any
JobLogging
  driver: string
  options: (string | number | null){}
  /^x-/: any
JobModels
  /^[a-zA-Z0-9._-]+$/: JobModelsEntry | null
  /^/: any
JobModelsEntry
  endpoint_var: string
  model_var: string
  /^x-/: any
JobNetworks
  aliases: string[]
  interface_name: string
  ipv4_address: string
  ipv6_address: string
  link_local_ips: string[]
  mac_address: string
  driver_opts: (string | number){}
  priority: number
  gw_priority: number
  use_service_name_alias: bool | string
  /^x-/: any
JobVolumesItem
  type: 'bind' | 'volume' | 'tmpfs' | 'cluster' | 'npipe' | 'image' required
  source: string
  target: string
  read_only: bool | booleanText
  consistency: string
  bind: JobVolumesItemBind
  volume: JobVolumesItemVolume
  tmpfs: JobVolumesItemTmpfs
  image: JobVolumesItemImage
  /^x-/: any
JobVolumesItemBind
  propagation: string
  create_host_path: bool | string
  recursive: 'enabled' | 'disabled' | 'writable' | 'readonly'
  selinux: 'z' | 'Z'
  /^x-/: any
JobVolumesItemVolume
  labels: (string | number | bool | null){} | string[]
  nocopy: bool | string
  subpath: string
  /^x-/: any
JobVolumesItemTmpfs
  size: int(0..) | string
  mode: number | string
  /^x-/: any
JobVolumesItemImage
  subpath: string
  /^x-/: any
JobBuild
  context: string
  dockerfile: string
  dockerfile_inline: string
  entitlements: string[]
  args: (string | number | bool | null){} | string[]
  ssh: (string | number | bool | null){} | string[!]
  labels: (string | number | bool | null){} | string[]
  cache_from: string[]
  cache_to: string[]
  no_cache: bool | string
  no_cache_filter: string | string[!]
  additional_contexts: (string | number | bool | null){} | string[]
  network: string
  provenance: string | bool
  sbom: string | bool
  pull: bool | string
  target: string
  shm_size: int | string
  extra_hosts: (string | string[]){} | string[!]
  isolation: string
  privileged: bool | string
  secrets: (string | ServiceConfigOrSecretItem)[]
  tags: string[]
  ulimits: Ulimits
  platforms: string[]
  /^x-/: any
JobDependsOn
  restart: bool | booleanText
  required: bool
  condition: 'service_started' | 'service_healthy' | 'service_completed_successfully' required
  /^x-/: any
JobPortsItem
  name: string
  mode: string
  host_ip: string
  target: int | integerText
  published: string | int
  protocol: string
  app_protocol: string
  /^x-/: any
JobTriggers
  manual: bool | string
  schedule: (string | Schedule)[]
  /^x-/: any
Schedule
  cron: string required
  timezone: string
  concurrency: 'forbid' | 'queue'
  missed_fires: 'one' | 'skip'
  /^x-/: any
`;
