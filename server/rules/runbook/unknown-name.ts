import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unknownName: FileRule = {
  id: 'runbook/unknown-name',
  title: 'An expression with a name that nothing sets',
  severity: 'error',
  why: 'The expression cannot be evaluated, and its step stays inconclusive.',
  fix: { kind: 'needs review', says: 'Writes the capture or variable that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   - pass: state == 'active'",
        "#|   - pass: stat == 'active' # want runbook/unknown-name",
      ]),
      fixed: runbookExample(),
    },
    { files: runbookExample() },
  ],
};
