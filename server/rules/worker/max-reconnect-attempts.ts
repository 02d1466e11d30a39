import { asScalar, pairOf, textOf } from '../../documents/access.ts';
import { replaceScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';

const FEWEST = 10;
const MOST = 1000;

export const maxReconnectAttempts: DocumentRule = {
  id: 'worker/max-reconnect-attempts',
  title: 'A worker gives up dialling the manager too early, or practically never',
  severity: 'warning',
  why: `A worker that has used up \`max_reconnect_attempts\` stays \`UNREACHABLE\` until somebody restarts it, although the
manager may be back. Fewer than ten attempts are used up by an ordinary rolling update.`,
  fix: { kind: 'safe', says: 'Sets the attempts to 10.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 5 # want worker/max-reconnect-attempts
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
  reconnect_interval: "5s"
  max_reconnect_attempts: 20
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, { report }) {
    const scalar = asScalar(pairOf(pairOf(resource.root, 'cluster')?.value, 'max_reconnect_attempts')?.value);
    const text = textOf(scalar);
    if (scalar === undefined || text === undefined || !/^[-+]?\d+$/.test(text)) return;
    const attempts = Number(text);
    if (attempts >= FEWEST && attempts <= MOST) return;
    report({
      at: scalar,
      message: `max_reconnect_attempts ${text} ${attempts < FEWEST ? 'is used up by one restart of the manager' : 'never ends'}; expected ${FEWEST} to ${MOST}`,
      fixes: [
        {
          title: `Set max_reconnect_attempts to ${FEWEST}`,
          safety: 'safe',
          edits: [replaceScalar(resource.document, scalar, String(FEWEST))],
        },
      ],
    });
  },
};
