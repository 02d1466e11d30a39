import type { DocumentRule } from '../rule.ts';
import { reportUnknownKeys } from '../schema/unknownKey.ts';

export const unknownKey: DocumentRule = {
  id: 'compose/unknown-key',
  title: 'A key that Compose does not know in this place',
  severity: 'error',
  why: `\`docker compose\` checks a file by the Compose specification and refuses it as a whole for one key that is misspelled or stands
on the wrong level: "additional properties not allowed". No service of it is started.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a typing error where nothing else can be meant; a move or a removal is for review.',
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
    restartt: unless-stopped # want compose/unknown-key
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
    restart: unless-stopped
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
    restart: unless-stopped
`,
      },
    },
  ],
  check: reportUnknownKeys,
};
