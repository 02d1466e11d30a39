import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unknownOption: FileRule = {
  id: 'runbook/unknown-option',
  title: 'An option that the format does not have',
  severity: 'error',
  why: 'A misspelled option has no effect, and what it was to ensure is not ensured.',
  fix: { kind: 'needs review', says: 'Writes the option that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `#| on: manager
#| timeout: 10s
#| capture`,
        `#| onn: manager # want runbook/unknown-option
#| timeout: 10s
#| capture`,
      ]),
      fixed: runbookExample(),
    },
    { files: runbookExample() },
  ],
};
