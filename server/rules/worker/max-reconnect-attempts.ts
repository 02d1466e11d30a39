import { pairOf } from '../../documents/access.ts';
import { insertPair, replaceScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { dialsManager, sectionOf, settingOf } from './cluster.ts';

/** The attempts that one rolling update of the manager uses up. */
export const FEWEST_ATTEMPTS = 10;
/** With the recommended interval more than an hour: a worker that tries longer hides that the manager is gone. */
export const MOST_ATTEMPTS = 1000;

export const maxReconnectAttempts: DocumentRule = {
  id: 'worker/max-reconnect-attempts',
  title: 'A worker gives up dialling the manager too early, or practically never',
  severity: 'warning',
  why: `A worker that has used up \`max_reconnect_attempts\` stays \`UNREACHABLE\` until somebody restarts it, although the
manager may be back. Fewer than ten attempts are used up by an ordinary rolling update.`,
  fix: { kind: 'safe', says: 'Sets the attempts to 10, or adds them.' },
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
  manager_address: "192.168.1.10:9090" # want worker/max-reconnect-attempts
  reconnect_interval: "5s"
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
  check(resource, { absenceKnown, report }) {
    const { pair, scalar, text } = settingOf(resource, 'cluster', 'max_reconnect_attempts');
    const cluster = sectionOf(resource, 'cluster');
    const address = pairOf(cluster, 'manager_address');
    const section = pairOf(resource.root, 'cluster');
    if (pair === undefined && cluster !== undefined && section !== undefined) {
      if (!absenceKnown || !dialsManager(resource)) return;
      const after = pairOf(cluster, 'reconnect_interval') ?? address;
      report({
        at: address?.key ?? section.key,
        severity: 'information',
        message: `max_reconnect_attempts is not set; ${FEWEST_ATTEMPTS} attempts outlast a restart of the manager`,
        fixes: [
          {
            title: `Add max_reconnect_attempts: ${FEWEST_ATTEMPTS}`,
            safety: 'needs review',
            edits: [insertPair(resource.document, cluster, `max_reconnect_attempts: ${FEWEST_ATTEMPTS}`, after)],
          },
        ],
      });
      return;
    }
    // Quoted, it is no number to the worker; that is found with the other types.
    if (scalar === undefined || text === undefined || scalar.type !== 'int' || !/^[-+]?\d+$/.test(text)) return;
    const attempts = Number(text);
    if (attempts >= FEWEST_ATTEMPTS && attempts <= MOST_ATTEMPTS) return;
    report({
      at: scalar,
      message: `max_reconnect_attempts ${text} ${attempts < FEWEST_ATTEMPTS ? 'is used up by one restart of the manager' : 'practically never ends'}; expected ${FEWEST_ATTEMPTS} to ${MOST_ATTEMPTS}`,
      fixes: [
        {
          title: `Set max_reconnect_attempts to ${FEWEST_ATTEMPTS}`,
          safety: 'safe',
          edits: [replaceScalar(resource.document, scalar, String(FEWEST_ATTEMPTS))],
        },
      ],
    });
  },
};
