import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unknownSection: FileRule = {
  id: 'runbook/unknown-section',
  title: 'A fix or verification that leads to no section',
  severity: 'error',
  why: 'The cause would be named, and no way to mend it offered.',
  fix: { kind: 'needs review', says: 'Writes the section that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample(['fix: start-the-manager', 'fix: start-the-manger # want runbook/unknown-section']),
      fixed: runbookExample(),
    },
    { files: runbookExample() },
  ],
};
