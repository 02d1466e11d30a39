import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unknownCause: FileRule = {
  id: 'runbook/unknown-cause',
  title: 'A cause that explains one which does not exist',
  severity: 'error',
  why: 'A mere effect would be shown as a root cause beside the true one.',
  fix: { kind: 'needs review', says: 'Writes the cause that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        '    fix: start-the-manager',
        `    explains: [manager-dwn] # want runbook/unknown-cause
    fix: start-the-manager`,
      ]),
      fixed: runbookExample([
        '    fix: start-the-manager',
        `    explains: [manager-down]
    fix: start-the-manager`,
      ]),
    },
    { files: runbookExample() },
  ],
};
