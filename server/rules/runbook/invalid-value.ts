import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidValue: FileRule = {
  id: 'runbook/invalid-value',
  title: 'A value that is none of those the format allows',
  severity: 'error',
  why: 'The reader cannot guess what was meant, and a step must not run where it was not meant to.',
  fix: { kind: 'needs review', says: 'Writes the allowed word that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `#| on: manager
#| timeout: 10s
#| capture`,
        `#| on: manger # want runbook/invalid-value
#| timeout: 10s
#| capture`,
      ]),
      fixed: runbookExample(),
    },
    { files: runbookExample() },
  ],
};
