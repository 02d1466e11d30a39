import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const invalidName: FileRule = {
  id: 'runbook/invalid-name',
  title: 'A variable or capture whose name cannot be used',
  severity: 'error',
  why: 'Variables reach a script as environment and an expression as names; both have their own rules for what a name is.',
  fix: { kind: 'none', says: 'A new name has to be written wherever the old one is used.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `  UNIT:
    title: The manager's service`,
        `  Unit: # want runbook/invalid-name
    title: The manager's service`,
      ]),
    },
    { files: runbookExample() },
  ],
};
