import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const captureGroups: FileRule = {
  id: 'runbook/capture-groups',
  title: 'A capture without exactly one group',
  severity: 'error',
  why: 'A capture is the text of its one group; without one, or with two, it is not clear which.',
  fix: { kind: 'none', says: 'Only the author knows which part is wanted.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "'^(active|inactive|failed)$'",
        "'^(?:active|inactive|failed)$' # want runbook/capture-groups",
      ]),
    },
    { files: runbookExample() },
  ],
};
