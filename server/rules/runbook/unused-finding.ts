import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unusedFinding: FileRule = {
  id: 'runbook/unused-finding',
  title: 'A finding that speaks for and against no cause',
  severity: 'warning',
  why: 'The step finds something out, and the diagnosis makes no use of it.',
  fix: { kind: 'none', says: 'Either the finding or a cause is missing; only the author knows which.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   - pass: state == 'active'",
        `#|   - pass: state == 'active'
#|     finding: all-quiet # want runbook/unused-finding`,
      ]),
    },
    { files: runbookExample() },
  ],
};
