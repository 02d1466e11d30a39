import type { DocumentRule } from '../rule.ts';
import { reportWrongValues } from '../schema/wrongValue.ts';

export const invalidValue: DocumentRule = {
  id: 'compose/invalid-value',
  title: 'A value that Compose does not take',
  severity: 'error',
  why: `\`docker compose\` refuses the whole file where a value is none of the words, or not of the form, that the Compose
specification has for its key. No service of it is started.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a typing error in a word of a list; offers the words for review where there are few.',
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
    cgroup: hosst # want compose/invalid-value
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    cgroup: host
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
    {
      files: {
        'compose.yaml': `services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    cgroup: host
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
  ],
  check: reportWrongValues,
};
