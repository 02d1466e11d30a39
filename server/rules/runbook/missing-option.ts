import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingOption: FileRule = {
  id: 'runbook/missing-option',
  title: 'A part that lacks what it cannot be without',
  severity: 'error',
  why: 'A cause that no finding supports is never proven, and a signature without a pattern matches nothing.',
  fix: { kind: 'none', says: 'The message says what is missing; what it has to be only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `  - id: dial-refused
    pattern: 'dial tcp \\S+: connect: connection refused'
`,
        `  - id: dial-refused # want runbook/missing-option
`,
      ]),
    },
    { files: runbookExample() },
  ],
};
