import type { WorkspaceRule } from '../rule.ts';
import { insertEntry } from './insert.ts';
import { isWhole, originOf, projectOf } from './project.ts';
import { isWorker, servicesOf } from './service.ts';

const HEALTHCHECK = {
  test: ['CMD', 'clw', 'health'],
  interval: '30s',
  timeout: '10s',
  retries: 3,
  start_period: '60s',
};

export const noHealthcheck: WorkspaceRule = {
  id: 'compose/no-healthcheck',
  title: 'A worker without a health check',
  severity: 'warning',
  why: `Docker only sees whether the worker's process lives. One that hangs, or has given up on the manager, stays
\`UNREACHABLE\` for the cluster while \`docker compose ps\` shows it as running.`,
  fix: { kind: 'needs review', says: 'Adds `clw health` every 30s, as long as the image has its own `clw`.' },
  appliesTo: ['Compose'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker: # want compose/no-healthcheck
    image: openclaw/worker:2.4.1
    mem_limit: 2g
  database:
    image: postgres:17
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
      interval: 30s
      timeout: 10s
      retries: 3
      start_period: 60s
  database:
    image: postgres:17
`,
      },
    },
    {
      files: {
        'compose.yaml': `x-worker: &worker
  image: openclaw/worker:2.4.1
  mem_limit: 2g
  healthcheck:
    test: ["CMD", "clw", "health"]
services:
  worker-01:
    <<: *worker
  worker-02:
    <<: *worker
  worker-03:
    extends: worker-01
`,
      },
    },
  ],
  check(resource, { absenceKnown, workspace, report }) {
    if (!absenceKnown) return;
    const project = projectOf(resource, workspace);
    for (const service of servicesOf(resource)) {
      if (!isWorker(service) || !isWhole(project, service)) continue;
      if (originOf(project, service, 'healthcheck').kind !== 'absent') continue;
      report({
        at: service.key,
        message: `worker "${service.name}" has no healthcheck, so that Docker does not notice when it loses the manager; expected one that runs "clw health"`,
        fixes: [
          {
            title: 'Add a healthcheck that runs "clw health"',
            safety: 'needs review',
            edits: [insertEntry(service.document, service.map, 'healthcheck', HEALTHCHECK)],
          },
        ],
      });
    }
  },
};
