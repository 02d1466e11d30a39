import { asMap, asScalar, effectivePairs, itemsOf, pairOf } from '../../documents/access.ts';
import type { ScalarNode } from '../../documents/node.ts';
import type { Resource } from '../../graph/resource.ts';
import { nearest } from '../../schemas/nearest.ts';
import { replaceScalar } from '../edit.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { insertEntry, insertFirstEntry } from './insert.ts';
import { definedNames, isOurProject, projectOf } from './project.ts';
import { type Service, servicesOf } from './service.ts';

export const undefinedNetwork: WorkspaceRule = {
  id: 'compose/undefined-network',
  title: 'A service joins a network that the project does not define',
  severity: 'error',
  why: `Compose refuses the whole project: \`refers to undefined network\`. Each network but \`default\` must stand below the
top-level \`networks\`, with \`external: true\` where it is made elsewhere.`,
  fix: { kind: 'needs review', says: 'Corrects the name where a defined one is near, or defines the network.' },
  appliesTo: ['Compose'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    networks:
      - openclaw-net # want compose/undefined-network
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    networks:
      - openclaw-net

networks:
  openclaw-net:
    driver: bridge
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
    networks:
      opneclaw-net: # want compose/undefined-network
        aliases: [worker]
networks:
  openclaw-net:
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    networks:
      openclaw-net:
        aliases: [worker]
networks:
  openclaw-net:
`,
      },
    },
    {
      files: {
        'compose.yaml': `include:
  - networks.yaml
services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    networks: [openclaw-net, default]
`,
      },
    },
  ],
  check(resource, { absenceKnown, workspace, report }) {
    if (!absenceKnown) return;
    const project = projectOf(resource, workspace);
    if (!isOurProject(project)) return;
    const defined = definedNames(project, 'networks');
    if (defined === undefined) return;
    for (const service of servicesOf(resource)) {
      for (const name of networkNames(service)) {
        if (name.templated || name.text.includes('$') || name.text === 'default' || defined.has(name.text)) continue;
        report({
          at: name,
          message: `network "${name.text}" of service "${service.name}" is not defined; expected it below the top-level networks`,
          fixes: [...correction(service, name, defined), definition(resource, name.text)],
        });
      }
    }
  },
};

function networkNames({ map }: Service): readonly ScalarNode[] {
  // A list or map that is merged in (`<<`) is reported where it stands, once.
  const networks = map.pairs.find(({ key }) => key.text === 'networks')?.value;
  if (networks?.kind === 'alias') return [];
  const asKeys = asMap(networks);
  if (asKeys !== undefined) return effectivePairs(asKeys).map(({ key }) => key);
  return itemsOf(networks).flatMap((item) => asScalar(item) ?? []);
}

function correction(service: Service, name: ScalarNode, defined: ReadonlySet<string>): readonly Fix[] {
  const near = nearest(name.text, defined);
  if (near === undefined) return [];
  const edits = [replaceScalar(service.document, name, near)];
  return [{ title: `Change "${name.text}" to "${near}"`, safety: 'needs review', edits }];
}

function definition(resource: Resource, name: string): Fix {
  return {
    title: `Define the network "${name}"`,
    safety: 'needs review',
    edits: [defineNetwork(resource, name, { driver: 'bridge' })],
  };
}

/** Adds a network to the file's top-level `networks`, and that key where there is none. */
export function defineNetwork(resource: Resource, name: string, network: Parameters<typeof insertEntry>[3]) {
  const { document, root } = resource;
  const pair = pairOf(root, 'networks');
  const map = asMap(pair?.value);
  if (map !== undefined) return insertEntry(document, map, name, network);
  if (pair !== undefined) return insertFirstEntry(document, pair, name, network);
  // A blank line sets the new section off, as it does between the sections of nearly every Compose file.
  return insertEntry(document, root, root.flow ? 'networks' : '\nnetworks', { [name]: network });
}
