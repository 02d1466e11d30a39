import { endOfPair, removePair } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';

export const obsoleteVersion: DocumentRule = {
  id: 'compose/obsolete-version',
  title: 'A Compose file with the obsolete key version',
  severity: 'information',
  why: `\`docker compose\` ignores \`version\` and warns about it at each start. Only the old \`docker-compose\` 1.x read it; that
has had no updates since 2023.`,
  fix: { kind: 'safe', says: 'Removes the line.' },
  appliesTo: ['Compose'],
  scope: 'document',
  examples: [
    {
      files: {
        'docker-compose.yaml': `# docker-compose.yaml
version: '3.8' # want compose/obsolete-version
services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
      fixed: {
        'docker-compose.yaml': `# docker-compose.yaml
services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
    {
      files: {
        'compose.yaml': `name: openclaw
services:
  worker:
    image: openclaw/worker:2.4.1
    mem_limit: 2g
    healthcheck:
      test: ["CMD", "clw", "health"]
`,
      },
    },
  ],
  check(resource, { report }) {
    const { document, root } = resource;
    const pair = root.pairs.find(({ key }) => key.text === 'version');
    if (pair === undefined) return;
    report({
      at: { start: pair.key.start, end: endOfPair(pair) },
      message: 'version is obsolete and has no effect; remove it',
      tag: 'deprecated',
      fixes: [{ title: 'Remove version', safety: 'safe', edits: [removePair(document, root, pair)] }],
    });
  },
};
