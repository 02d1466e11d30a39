import { asMap, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { MapNode } from '../../documents/node.ts';
import type { TextChange, WorkspaceRule } from '../rule.ts';
import { type Data, insertEntry, insertFirstEntry } from './insert.ts';
import { isWhole, originOf, type Project, projectOf } from './project.ts';
import { isWorker, type Service, servicesOf } from './service.ts';

/** The guide's figures for a worker. */
const LIMIT = '2G';
const RESERVATION = '1G';

export const noMemoryLimit: WorkspaceRule = {
  id: 'compose/no-memory-limit',
  title: 'A worker without a memory limit',
  severity: 'warning',
  why: `A worker that takes all memory of the host brings the kernel to kill processes of its choice, other workers and the
manager among them, and each of these becomes \`UNREACHABLE\`. With a limit only the worker that asked for too much is killed
and started again.`,
  fix: { kind: 'needs review', says: 'Adds a limit of 2G (with 1G reserved); what your tasks need may be more.' },
  appliesTo: ['Compose'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker: # want compose/no-memory-limit
    image: openclaw/worker:2.4.1
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    healthcheck:
      test: ["CMD", "clw", "health"]
    deploy:
      resources:
        limits:
          memory: 2G
        reservations:
          memory: 1G
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker: # want compose/no-memory-limit
    image: openclaw/worker:2.4.1
    deploy:
      replicas: 3
      resources:
        limits:
          cpus: "2"
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    deploy:
      replicas: 3
      resources:
        limits:
          cpus: "2"
          memory: 2G
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker-01:
    image: openclaw/worker:2.4.1
    mem_limit: 4g
    healthcheck:
      test: ["CMD", "clw", "health"]
  worker-02:
    image: openclaw/worker:2.4.1
    deploy:
      resources:
        limits:
          memory: 4G
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
  ],
  check(resource, { absenceKnown, workspace, report }) {
    if (!absenceKnown) return;
    const project = projectOf(resource, workspace);
    for (const service of servicesOf(resource)) {
      if (!isWorker(service) || !isWhole(project, service) || mayHaveLimit(project, service)) continue;
      const edit = limitEdit(service);
      report({
        at: service.key,
        message: `worker "${service.name}" has no memory limit, so that it can exhaust the memory of its host; expected deploy.resources.limits.memory or mem_limit`,
        fixes:
          edit === undefined
            ? []
            : [
                {
                  title: `Limit the memory to ${reservedMemory(service) ?? LIMIT}`,
                  safety: 'needs review',
                  edits: [edit],
                },
              ],
      });
    }
  },
};

function mayHaveLimit(project: Project, service: Service): boolean {
  if (originOf(project, service, 'mem_limit').kind !== 'absent') return true;
  const deploy = originOf(project, service, 'deploy');
  switch (deploy.kind) {
    case 'absent':
      return false;
    case 'unknown':
      return true;
    case 'elsewhere':
      return limitIn(deploy.pair.value) !== undefined;
    case 'own':
      // Files that are merged and services that are extended add to what stands here, key by key.
      return limitIn(deploy.pair.value) !== undefined || isSupplemented(project, service);
  }
}

function limitIn(deploy: Parameters<typeof valueAt>[0]) {
  return valueAt(deploy, 'resources', 'limits', 'memory');
}

function isSupplemented(project: Project, service: Service): boolean {
  const withoutOwn = { ...service, map: { ...service.map, pairs: service.map.pairs.filter(isNotDeploy) } };
  const other = originOf(project, withoutOwn, 'deploy');
  return other.kind === 'unknown' || (other.kind === 'elsewhere' && limitIn(other.pair.value) !== undefined);
}

function isNotDeploy({ key }: MapNode['pairs'][number]): boolean {
  return key.text !== 'deploy';
}

/** Puts the limit into the innermost of deploy, resources and limits that is there. */
function limitEdit(service: Service): TextChange | undefined {
  const limit = reservedMemory(service) ?? LIMIT;
  const limits = { memory: limit };
  const isReserved = reservedMemory(service) !== undefined;
  const resources = isReserved ? { limits } : { limits, reservations: { memory: RESERVATION } };
  const path: readonly (readonly [string, Data])[] = [
    ['deploy', { resources }],
    ['resources', resources],
    ['limits', limits],
    ['memory', limit],
  ];
  let map = service.map;
  for (const [index, [key, value]] of path.entries()) {
    const pair = pairOf(map, key);
    if (pair === undefined) return insertEntry(service.document, map, key, value);
    const inner = asMap(pair.value);
    const next = path[index + 1];
    if (inner === undefined) {
      // A null may become a map; what is anything else is a mistake of its own.
      if (pair.value !== undefined || next === undefined) return undefined;
      return insertFirstEntry(service.document, pair, next[0], next[1]);
    }
    map = inner;
  }
  return undefined;
}

/** A limit below what is reserved is refused, so that a greater reservation becomes the limit. */
function reservedMemory({ map }: Service): string | undefined {
  const text =
    textOf(valueAt(map, 'deploy', 'resources', 'reservations', 'memory')) ??
    textOf(pairOf(map, 'mem_reservation')?.value);
  return text;
}
