import { pairOf } from '../../documents/access.ts';
import { fragmentOf } from '../../documents/fragment.ts';
import type { Resource } from '../../graph/resource.ts';
import { insertPair, setScalar } from '../edit.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { addressProblem, MANAGER_PORT } from './address.ts';
import { sectionOf, settingOf } from './cluster.ts';

export const managerAddress: WorkspaceRule = {
  id: 'worker/manager-address',
  title: 'The address of the manager is missing or cannot be dialled',
  severity: 'error',
  why: `A worker dials \`manager_address\` as \`host:port\`, the port being 9090 unless the manager was told otherwise. With a
scheme, a blank, without a port, or with an IPv6 address without brackets there is nothing to dial, and the worker ends as
\`clw-worker-unreachable\`, often after \`clw-connection-refused\`.`,
  fix: {
    kind: 'safe',
    says: 'Takes out the scheme, path or blanks, adds the default port, sets the brackets (for review), or adds the key.',
  },
  appliesTo: ['WorkerConfig'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "http://192.168.1.10:9090/" # want worker/manager-address
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
  manager_address: openclaw-manager # want worker/manager-address
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: openclaw-manager:9090
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: 2001:db8::10:9090 # want worker/manager-address
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
      fixed: {
        'worker.yaml': `cluster:
  manager_address: "[2001:db8::10]:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
    {
      files: {
        'worker.yaml': `cluster:
  manager_address: "[2001:db8::10]:9090"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`,
      },
    },
  ],
  check(resource, { absenceKnown, report, workspace }) {
    const { pair, scalar, text } = settingOf(resource, 'cluster', 'manager_address');
    if (scalar !== undefined && text !== undefined) {
      const problem = addressProblem(text);
      if (problem === undefined) return;
      const fixes: Fix[] = [];
      if (problem.meant !== undefined && addressProblem(problem.meant) === undefined) {
        fixes.push({
          title: `Set manager_address to "${problem.meant}"`,
          safety: problem.certain ? 'safe' : 'needs review',
          edits: [setScalar(resource.document, scalar, problem.meant)],
        });
      }
      report({
        at: fragmentOf(resource.document, scalar, problem),
        message: `manager_address "${text.trim()}" ${problem.says}; expected host:port, such as "192.168.1.10:${MANAGER_PORT}"`,
        fixes,
      });
      return;
    }
    if (pair?.value !== undefined || !absenceKnown || workspace.setting('OPENCLAW_MANAGER_HOST').size > 0) return;
    reportMissing(resource, report);
  },
};

function reportMissing(resource: Resource, report: Parameters<WorkspaceRule['check']>[1]['report']): void {
  const section = pairOf(resource.root, 'cluster');
  const cluster = sectionOf(resource, 'cluster');
  // With an endpoint the cluster is found over HTTPS; without any section this may be a part of a configuration.
  if (section === undefined || cluster === undefined || pairOf(cluster, 'endpoint') !== undefined) return;
  const empty = pairOf(cluster, 'manager_address');
  const at = empty?.key ?? section.key;
  const edit =
    empty === undefined
      ? insertPair(resource.document, cluster, `manager_address: "\${1:192.168.1.10:${MANAGER_PORT}}"`)
      : {
          kind: 'change' as const,
          document: resource.document,
          start: empty.key.end + 1,
          end: empty.key.end + 1,
          text: ` "\${1:192.168.1.10:${MANAGER_PORT}}"`,
        };
  report({
    at,
    severity: 'warning',
    message: 'neither manager_address nor endpoint is set, so that the worker has nothing to connect to; expected one',
    fixes: [{ title: 'Add manager_address', safety: 'needs review', edits: [{ ...edit, snippet: true }] }],
  });
}
