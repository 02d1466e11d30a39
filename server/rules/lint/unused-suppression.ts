import type { FileRule } from '../rule.ts';

export const unusedSuppression: FileRule = {
  id: 'lint/unused-suppression',
  title: 'A suppression that silences nothing',
  severity: 'warning',
  why: 'A suppression that outlived its reason hides the next real finding on that line.',
  fix: { kind: 'safe', says: 'Removes the comment.' },
  appliesTo: ['*'],
  scope: 'file',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  # openclaw-ignore-next-line worker/reconnect-interval: slow link # want lint/unused-suppression
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
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  # openclaw-ignore-next-line worker/reconnect-interval: the link needs a minute to come up
  reconnect_interval: "1m"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
  ],
};
