import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unreachableOutcome: FileRule = {
  id: 'runbook/unreachable-outcome',
  title: 'An outcome that can never win',
  severity: 'warning',
  why: 'The first outcome that holds wins; one behind it with the same condition, or behind one that always holds, is never looked at.',
  fix: { kind: 'none', says: 'It is one of the two that is wrong, and only the author knows which.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   - pass: state == 'active'",
        `#|   - pass: 'true'
#|   - warn: state == 'active' # want runbook/unreachable-outcome`,
      ]),
    },
    { files: runbookExample() },
  ],
};
