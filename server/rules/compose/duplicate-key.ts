import type { DocumentRule } from '../rule.ts';
import { reportDuplicateKeys } from '../schema/duplicates.ts';

export const duplicateKey: DocumentRule = {
  id: 'compose/duplicate-key',
  title: 'A key stands twice in the same place of a Compose file',
  severity: 'error',
  why: `\`docker compose\` refuses the file: "mapping key already defined". No service of it is started.`,
  fix: { kind: 'safe', says: 'Removes the second one where both say the same; otherwise either of them, for review.' },
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
    restart: always
    restart: always # want compose/duplicate-key
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    restart: always
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
    restart: always
`,
      },
    },
  ],
  check: reportDuplicateKeys,
};
