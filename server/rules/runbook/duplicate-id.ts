import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const duplicateId: FileRule = {
  id: 'runbook/duplicate-id',
  title: 'Two steps, causes or signatures of one id',
  severity: 'error',
  why: 'What a record or a diagnosis says about an id must be about one thing.',
  fix: { kind: 'none', says: 'Only the author knows which of the two is to be renamed.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    { files: runbookExample(['id: start-manager', 'id: manager-service # want runbook/duplicate-id']) },
    { files: runbookExample() },
  ],
};
