import type { DocumentRule } from '../rule.ts';
import { reportWrongTypes } from '../schema/wrongType.ts';

export const wrongType: DocumentRule = {
  id: 'compose/wrong-type',
  title: 'A value of another type than Compose expects',
  severity: 'error',
  why: `\`docker compose\` refuses the whole file: "services.worker.init must be a boolean". No service of it is started.`,
  fix: {
    kind: 'safe',
    says: 'Puts the value in quotes, or takes them off; what was meant by another shape only the author knows.',
  },
  appliesTo: ['Compose'],
  scope: 'document',
  examples: [
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    user: 1000 # want compose/wrong-type
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    user: "1000"
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
    user: "1000"
`,
      },
    },
  ],
  check: reportWrongTypes,
};
