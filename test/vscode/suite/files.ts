/** The names of the files that the folder has. */
export const fileNames = {
  worker: 'worker.yaml',
  runbook: 'clw-worker-unreachable.runbook.md',
  notes: 'notes.md',
} as const;

/** worker.yaml as the folder has it. */
export const before = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "30s"
  max_reconnect_attempts: 5
`;

/** What is to become of it. */
export const after = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;
