import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const unreadable: FileRule = {
  id: 'runbook/unreadable',
  title: 'A runbook, or a part of it, that cannot be read',
  severity: 'error',
  why: 'What is no YAML, or a page of a million characters, tells neither the error code nor what a step does.',
  fix: { kind: 'none', says: 'There is more than one way to mend a broken text.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `title: The manager does not run
    supports: [service-inactive]
    fix: start-the-manager
verify: verification
---`,
        `title: 'The manager does not run
    supports: [service-inactive]
    fix: start-the-manager
verify: verification
--- # want runbook/unreadable`,
      ]),
    },
    { files: runbookExample() },
  ],
};
