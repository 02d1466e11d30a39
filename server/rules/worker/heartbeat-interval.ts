import { asMap, asScalar, pairOf } from '../../documents/access.ts';
import { insertPair, replaceScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { dialsManager } from './cluster.ts';
import { clusterDuration, formatGoDuration } from './duration.ts';

/** The manager takes a connection for lost when no heartbeat was acknowledged for 60 s; three must fit into that. */
const LONGEST_MS = 20_000;
const SHORTEST_MS = 1000;

export const heartbeatInterval: DocumentRule = {
  id: 'worker/heartbeat-interval',
  title: 'A worker sends heartbeats too seldom, too often, or at an unknown interval',
  severity: 'warning',
  why: `Without \`heartbeat_interval\` a half-open connection is noticed only by the operating system, after minutes, and the
worker is shown as healthy while it is not: that is \`clw-heartbeat-lost\`. Three heartbeats must fit into the 60 seconds
after which a connection counts as lost, so that a single lost one proves nothing.`,
  fix: { kind: 'safe', says: 'Sets the interval to 10s, or adds it with that value.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster: # want worker/heartbeat-interval
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
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
  max_reconnect_attempts: 10
  heartbeat_interval: 2m # want worker/heartbeat-interval
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: 10s
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    const clusterPair = pairOf(resource.root, 'cluster');
    const cluster = asMap(clusterPair?.value);
    const { pair, ms } = clusterDuration(resource, 'heartbeat_interval');
    if (pair === undefined) {
      if (!absenceKnown || clusterPair === undefined || cluster === undefined || !dialsManager(resource)) return;
      report({
        at: clusterPair.key,
        message: 'heartbeat_interval is missing, so that a half-open connection goes unnoticed; expected "10s"',
        fixes: [
          {
            title: 'Add heartbeat_interval: "10s"',
            safety: 'safe',
            edits: [insertPair(resource.document, cluster, 'heartbeat_interval: "10s"')],
          },
        ],
      });
      return;
    }
    const scalar = asScalar(pair.value);
    if (ms === undefined || scalar === undefined || (ms >= SHORTEST_MS && ms <= LONGEST_MS)) return;
    report({
      at: scalar,
      message: `heartbeat_interval "${scalar.text}" is too ${ms > LONGEST_MS ? 'long: three heartbeats must fit into 60s' : 'short'}; expected 1s to ${formatGoDuration(LONGEST_MS)}, such as "10s"`,
      fixes: [
        {
          title: 'Set heartbeat_interval to "10s"',
          safety: 'safe',
          edits: [replaceScalar(resource.document, scalar, '10s')],
        },
      ],
    });
  },
};
