import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingFrontMatter: FileRule = {
  id: 'runbook/missing-front-matter',
  title: 'A runbook without front matter',
  severity: 'error',
  why: 'The error code, the causes and the variables stand there; without them the file is a page that nothing can run.',
  fix: { kind: 'none', says: 'Only the author knows which error it is for.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `---
code: clw-connection-refused`,
        `# Fix it # want runbook/missing-front-matter

---
code: clw-connection-refused`,
      ]),
    },
    { files: runbookExample() },
  ],
};
