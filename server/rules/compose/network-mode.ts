import { asMap, asScalar, itemsOf, textOf } from '../../documents/access.ts';
import type { Node } from '../../documents/node.ts';
import { endOfPair, removePair } from '../edit.ts';
import type { Fix, WorkspaceRule } from '../rule.ts';
import { type FoundOrigin, isOurProject, type Origin, originOf, projectOf } from './project.ts';
import { fixedText, isWorker, type Service, servicesOf } from './service.ts';

export const networkMode: WorkspaceRule = {
  id: 'compose/network-mode',
  title: 'A service has both network_mode and networks',
  severity: 'error',
  why: `Compose refuses the whole project: \`declares mutually exclusive network_mode and networks\`. No container starts, and
each worker of the project stays \`UNREACHABLE\`.`,
  fix: { kind: 'needs review', says: 'Removes one of the two; only the author knows which was meant.' },
  appliesTo: ['Compose'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    {
      files: {
        'docker-compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    network_mode: host # want compose/network-mode
    networks:
      - openclaw-net
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]

networks:
  openclaw-net:
`,
      },
      fixed: {
        'docker-compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    networks:
      - openclaw-net
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]

networks:
  openclaw-net:
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
    networks: [openclaw-net]
networks:
  openclaw-net: {}
`,
      },
    },
  ],
  check(resource, { workspace, report }) {
    const project = projectOf(resource, workspace);
    if (!isOurProject(project)) return;
    for (const service of servicesOf(resource)) {
      const mode = originOf(project, service, 'network_mode');
      const networks = originOf(project, service, 'networks');
      if (!isSet(mode) || !isSet(networks)) continue;
      // A mode in a file that is merged is reported there; where this file has neither, it has nothing to say.
      const isMergedIn = project.merged.some(({ document }) => document === mode.document);
      if (mode.kind !== 'own' && (networks.kind !== 'own' || isMergedIn)) continue;
      const here = mode.kind === 'own' ? mode.pair : networks.pair;
      const there = mode.kind === 'own' ? networks : mode;
      const isMerged = !service.map.pairs.includes(here);
      report({
        at: isMerged ? service.key : { start: here.key.start, end: endOfPair(here) },
        message: `service "${service.name}" has network_mode and networks, which Compose refuses; keep one of them`,
        related: [{ document: there.document, at: there.pair.key, message: `${there.pair.key.text} is set here` }],
        fixes: [...removal(service, mode), ...(keepsMode(service, mode) ? removal(service, networks) : [])],
      });
    }
  },
};

/** An empty value sets nothing, for Compose as for us. */
function isSet(origin: Origin): origin is FoundOrigin {
  return (origin.kind === 'own' || origin.kind === 'elsewhere') && isFilled(origin.pair.value);
}

function isFilled(value: Node | undefined): boolean {
  const scalar = asScalar(value);
  if (scalar !== undefined) return scalar.templated || (textOf(scalar) ?? '') !== '';
  return itemsOf(value).length > 0 || (asMap(value)?.pairs.length ?? 0) > 0;
}

/** A worker in its host's network is a mistake of its own, which no fix may leave behind. */
function keepsMode(service: Service, mode: FoundOrigin): boolean {
  return !isWorker(service) || fixedText(mode.pair) !== 'host';
}

function removal(service: Service, origin: FoundOrigin): readonly Fix[] {
  if (origin.kind !== 'own' || !service.map.pairs.includes(origin.pair)) return [];
  const { document, map } = service;
  const title = `Remove ${origin.pair.key.text}`;
  return [{ title, safety: 'needs review', edits: [removePair(document, map, origin.pair)] }];
}
