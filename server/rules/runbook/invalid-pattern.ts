import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidPattern: FileRule = {
  id: 'runbook/invalid-pattern',
  title: 'A pattern that is not RE2',
  severity: 'error',
  why: 'The product is written in Go, whose patterns have no lookaround and no backreferences. A pattern that cannot be read matches nothing.',
  fix: { kind: 'none', says: 'Only the author knows what the pattern is to match.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    { files: runbookExample(["pattern: '[a-z-]+'", "pattern: '[a-z-+' # want runbook/invalid-pattern"]) },
    { files: runbookExample() },
  ],
};
