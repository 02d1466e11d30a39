import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingTitle: FileRule = {
  id: 'runbook/missing-title',
  title: 'A runbook without a title',
  severity: 'error',
  why: 'The title is what a list of runbooks and a symptom in a log show to people.',
  fix: { kind: 'none', says: 'Only the author can say in a line what has happened.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `code: clw-connection-refused
title: The manager's port refuses connections
`,
        `code: clw-connection-refused # want runbook/missing-title
`,
      ]),
    },
    { files: runbookExample() },
  ],
};
