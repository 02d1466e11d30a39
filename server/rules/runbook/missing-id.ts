import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingId: FileRule = {
  id: 'runbook/missing-id',
  title: 'A step, cause or signature without an id',
  severity: 'error',
  why: 'Records, findings and reports name steps and causes by their ids.',
  fix: { kind: 'none', says: 'An id is a name, and names are for the author to give.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `  - id: manager-down
    title: The manager does not run`,
        '  - title: The manager does not run # want runbook/missing-id',
      ]),
    },
    { files: runbookExample() },
  ],
};
