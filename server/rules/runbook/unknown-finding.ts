import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unknownFinding: FileRule = {
  id: 'runbook/unknown-finding',
  title: 'A cause that rests on a finding which no step makes',
  severity: 'error',
  why: 'The cause can never be proven, or never be ruled out.',
  fix: { kind: 'needs review', says: 'Writes the finding that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        'supports: [service-inactive]',
        'supports: [service-inactive, service-inactiv] # want runbook/unknown-finding',
      ]),
      fixed: runbookExample(['supports: [service-inactive]', 'supports: [service-inactive, service-inactive]']),
    },
    { files: runbookExample() },
  ],
};
