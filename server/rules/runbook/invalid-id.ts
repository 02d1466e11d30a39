import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidId: FileRule = {
  id: 'runbook/invalid-id',
  title: 'An id that is not written in words',
  severity: 'error',
  why: 'Ids stand in addresses, file names and records: words in small letters, joined by hyphens.',
  fix: { kind: 'none', says: 'A new id has to be written wherever the old one is used.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    { files: runbookExample(['id: manager-service', 'id: Manager_Service # want runbook/invalid-id']) },
    { files: runbookExample() },
  ],
};
