import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidDuration: FileRule = {
  id: 'runbook/invalid-duration',
  title: 'A duration that is not written as in Go',
  severity: 'error',
  why: 'A step without a sound `timeout` could wait for ever.',
  fix: { kind: 'none', says: 'Which unit was meant only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    { files: runbookExample(['#| timeout: 30s', '#| timeout: 30 # want runbook/invalid-duration']) },
    { files: runbookExample() },
  ],
};
