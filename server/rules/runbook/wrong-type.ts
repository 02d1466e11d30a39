import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const wrongType: FileRule = {
  id: 'runbook/wrong-type',
  title: 'A text, list or map in the place of another',
  severity: 'error',
  why: 'What has the wrong shape cannot be read, and with it everything that stands in it is lost.',
  fix: { kind: 'none', says: 'How the value is to be taken apart only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    { files: runbookExample(['supports: [service-inactive]', 'supports: service-inactive # want runbook/wrong-type']) },
    { files: runbookExample() },
  ],
};
