import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidExpression: FileRule = {
  id: 'runbook/invalid-expression',
  title: 'An expression that is not CEL',
  severity: 'error',
  why: 'An outcome that cannot be evaluated leaves its step inconclusive.',
  fix: { kind: 'none', says: 'Only the author knows what the expression is to say.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   - pass: state == 'active'",
        "#|   - pass: state === 'active' # want runbook/invalid-expression",
      ]),
    },
    { files: runbookExample() },
  ],
};
