import { columnOf, endOfPair, lineBreak, replaceRange } from '../edit.ts';
import type { FixEdit, WorkspaceRule } from '../rule.ts';
import type { Data } from './insert.ts';
import { definedNames, originOf, type Project, projectOf } from './project.ts';
import { fixedText, isWorker, type Service, servicesOf } from './service.ts';
import { defineNetwork } from './undefined-network.ts';

/** The network that the guide gives to workers. */
const NETWORK = 'openclaw-net';
const DEFINITION: Data = { driver: 'bridge', ipam: { config: [{ subnet: '172.28.0.0/16' }] } };

export const hostNetwork: WorkspaceRule = {
  id: 'compose/host-network',
  title: 'A worker in the network of its host',
  severity: 'warning',
  why: `With \`network_mode: host\` all workers of a machine share its ports, so that a second one cannot listen, they share its
connection tracking table with everything else, and whatever runs as a task reaches every service that listens on the
host's loopback address.`,
  fix: {
    kind: 'needs review',
    says: 'Puts the worker into a network of its own; look at the subnet, and at ports that others reach it by.',
  },
  appliesTo: ['Compose'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    network_mode: host # want compose/host-network
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    networks:
      - openclaw-net
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]

networks:
  openclaw-net:
    driver: bridge
    ipam:
      config:
        - subnet: 172.28.0.0/16
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
  exporter:
    image: prom/node-exporter:v1.9.0
    network_mode: host
`,
      },
    },
  ],
  check(resource, { workspace, report }) {
    const project = projectOf(resource, workspace);
    for (const service of servicesOf(resource)) {
      const pair = service.map.pairs.find(({ key }) => key.text === 'network_mode');
      if (pair === undefined || fixedText(pair) !== 'host' || !isWorker(service)) continue;
      // Both at once is another, worse mistake, with a rule of its own.
      if (originOf(project, service, 'networks').kind !== 'absent') continue;
      report({
        at: { start: pair.key.start, end: endOfPair(pair) },
        message: `worker "${service.name}" shares the network of its host; expected a network of its own`,
        fixes: [
          {
            title: `Put the worker into the network "${NETWORK}"`,
            safety: 'needs review',
            edits: [joinNetwork(service, pair), ...definition(project)],
          },
        ],
      });
    }
  },
};

function joinNetwork({ document, map }: Service, pair: Service['map']['pairs'][number]): FixEdit {
  const { start } = pair.key;
  if (map.flow) return replaceRange(document, start, endOfPair(pair), `"networks": ["${NETWORK}"]`);
  const indent = ' '.repeat(columnOf(document.text, start) + 2);
  return replaceRange(document, start, endOfPair(pair), `networks:${lineBreak(document.text)}${indent}- ${NETWORK}`);
}

function definition(project: Project): readonly FixEdit[] {
  const defined = definedNames(project, 'networks');
  return defined?.has(NETWORK) === true ? [] : [defineNetwork(project.resource, NETWORK, DEFINITION)];
}
