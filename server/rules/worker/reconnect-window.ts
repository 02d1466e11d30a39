import { textOf } from '../../documents/access.ts';
import { setScalar } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';
import { settingOf } from './cluster.ts';
import { formatGoDuration, parseGoDuration } from './duration.ts';
import { FEWEST_ATTEMPTS, MOST_ATTEMPTS } from './max-reconnect-attempts.ts';
import { LONGEST_INTERVAL_MS, SHORTEST_INTERVAL_MS } from './reconnect-interval.ts';

/** For so long a manager that was restarted refuses reconnections, to keep workers from flapping. */
const GRACE_MS = 30_000;
/** What the recommended 5 s x 10 amounts to. */
const WANTED_MS = 50_000;

export const reconnectWindow: DocumentRule = {
  id: 'worker/reconnect-window',
  title: 'A worker gives up before the manager’s grace period is over',
  severity: 'warning',
  why: `After a restart the manager refuses reconnections for a grace period of about 30 seconds. A worker tries for
\`reconnect_interval\` times \`max_reconnect_attempts\`; when that is no longer than the grace period it uses up every attempt on
a manager that is healthy, and stays \`UNREACHABLE\` until somebody restarts it.`,
  fix: { kind: 'safe', says: 'Raises max_reconnect_attempts, so that the worker tries for at least 50 seconds.' },
  appliesTo: ['WorkerConfig'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "2s"
  max_reconnect_attempts: 12 # want worker/reconnect-window
  heartbeat_interval: "10s"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "2s"
  max_reconnect_attempts: 25
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "2s"
  max_reconnect_attempts: 20
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, { report }) {
    const interval = settingOf(resource, 'cluster', 'reconnect_interval');
    const { scalar } = settingOf(resource, 'cluster', 'max_reconnect_attempts');
    const ms = interval.text === undefined ? undefined : parseGoDuration(interval.text);
    const attempts = Number(textOf(scalar) ?? 'none');
    if (ms === undefined || scalar === undefined || interval.scalar === undefined) return;
    // Each out of its own range is found by its own rule, and mending that mends this.
    if (ms < SHORTEST_INTERVAL_MS || ms > LONGEST_INTERVAL_MS) return;
    if (!(attempts >= FEWEST_ATTEMPTS && attempts <= MOST_ATTEMPTS) || ms * attempts > GRACE_MS) return;
    const wanted = String(Math.ceil(WANTED_MS / ms));
    report({
      at: scalar,
      message: `the worker gives up after ${formatGoDuration(ms * attempts)} (${interval.text} x ${attempts}), within the manager's grace period of ${formatGoDuration(GRACE_MS)}; expected at least ${wanted} attempts`,
      related: [
        { document: resource.document, at: interval.scalar, message: `the worker tries every ${interval.text}` },
      ],
      fixes: [
        {
          title: `Set max_reconnect_attempts to ${wanted}`,
          safety: 'safe',
          edits: [setScalar(resource.document, scalar, wanted)],
        },
      ],
    });
  },
};
