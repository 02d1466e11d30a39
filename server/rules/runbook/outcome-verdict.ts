import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const outcomeVerdict: FileRule = {
  id: 'runbook/outcome-verdict',
  title: 'An outcome without one clear verdict',
  severity: 'error',
  why: 'An outcome passes, warns or fails; one that does two of these, or none, says nothing.',
  fix: { kind: 'none', says: 'Only the author knows which was meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   - pass: state == 'active'",
        '#|   - finding: service-inactive # want runbook/outcome-verdict',
      ]),
    },
    { files: runbookExample() },
  ],
};
