import { asMap, asScalar, pairOf } from '../../documents/access.ts';
import { insertPair, replaceScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { dialsManager } from './cluster.ts';
import { clusterDuration, formatGoDuration } from './duration.ts';

/** A worker is UNREACHABLE to the manager until it has dialled again; the guide's own setting is 5 s. */
const RECOMMENDED_MS = 5000;
/** Longer, and a restart that takes two seconds leaves tasks pending for a quarter of a minute. */
export const LONGEST_INTERVAL_MS = 15_000;
/** Shorter, and all workers dial at once when the manager comes back. */
export const SHORTEST_INTERVAL_MS = 1000;

export const reconnectInterval: DocumentRule = {
  id: 'worker/reconnect-interval',
  title: 'A worker waits too long, or hardly at all, before it dials the manager again',
  severity: 'warning',
  why: `After a lost connection the worker stays \`UNREACHABLE\` at least for \`reconnect_interval\`: with \`30s\` a restart of the
manager that takes two seconds leaves tasks pending for half a minute. Below a second, all workers of a cluster dial at
once when the manager comes back, which can fill its connection tracking table.`,
  fix: { kind: 'safe', says: 'Sets the interval to 5s, the value that the manager’s grace period is made for.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "30s" # want worker/reconnect-interval
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
  reconnect_interval: 5s
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    const cluster = asMap(pairOf(resource.root, 'cluster')?.value);
    const { pair, ms } = clusterDuration(resource, 'reconnect_interval');
    const scalar = asScalar(pair?.value);
    if (ms === undefined || scalar === undefined) {
      const section = pairOf(resource.root, 'cluster');
      const address = pairOf(cluster, 'manager_address');
      if (pair !== undefined || cluster === undefined || section === undefined) return;
      if (!absenceKnown || !dialsManager(resource)) return;
      report({
        at: address?.key ?? section.key,
        severity: 'information',
        message: 'reconnect_interval is not set; "5s" lets the worker return soon after the manager does',
        fixes: [
          {
            title: 'Add reconnect_interval: "5s"',
            safety: 'needs review',
            edits: [insertPair(resource.document, cluster, 'reconnect_interval: "5s"', address)],
          },
        ],
      });
      return;
    }
    if (ms >= SHORTEST_INTERVAL_MS && ms <= LONGEST_INTERVAL_MS) return;
    const problem =
      ms > LONGEST_INTERVAL_MS
        ? `keeps the worker unreachable for at least ${formatGoDuration(ms)}`
        : 'makes all workers dial at once';
    report({
      at: scalar,
      message: `reconnect_interval "${scalar.text}" ${problem}; expected 1s to 15s, such as "5s"`,
      fixes: [
        {
          title: 'Set reconnect_interval to "5s"',
          safety: 'safe',
          edits: [replaceScalar(resource.document, scalar, formatGoDuration(RECOMMENDED_MS))],
        },
      ],
    });
  },
};
