import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidDefault: FileRule = {
  id: 'runbook/invalid-default',
  title: 'A default that the variable’s own pattern refuses',
  severity: 'error',
  why: 'The runbook would refuse to run with the value that it proposes itself.',
  fix: { kind: 'none', says: 'Either of the two may be the wrong one.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample(['default: openclaw-manager', 'default: openclaw manager # want runbook/invalid-default']),
    },
    { files: runbookExample() },
  ],
};
