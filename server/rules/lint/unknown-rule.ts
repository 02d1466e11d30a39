import type { FileRule } from '../rule.ts';

export const unknownRule: FileRule = {
  id: 'lint/unknown-rule',
  title: 'A suppression that names a rule which does not exist',
  severity: 'warning',
  why: 'A misspelled rule id silences nothing, and what it was written against is still reported.',
  fix: { kind: 'safe', says: 'Removes the comment; to correct the name instead, complete it from the list of rules.' },
  appliesTo: ['*'],
  scope: 'file',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  # openclaw-ignore-next-line worker/reconect-interval: typo # want lint/unknown-rule
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `# openclaw-ignore-file worker/max-reconnect-attempts: restarted by systemd anyway
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 3
  heartbeat_interval: "10s"
`,
      },
    },
  ],
};
