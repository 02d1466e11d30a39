/** worker.yaml, as the product's guides write it. Durations are Go's; their syntax and ranges are rules of their own. */
export const WORKER_CONFIG_NOTATION = `
WorkerConfig
  cluster: WorkerCluster
  worker: WorkerIdentity
WorkerCluster
  manager_address: string
  reconnect_interval: string
  max_reconnect_attempts: int
  heartbeat_interval: string
  endpoint: string
  namespace: string
  tls_verify: bool
  ca_bundle: string
WorkerIdentity
  identity_generation: string
  identity_pattern: string
`;
