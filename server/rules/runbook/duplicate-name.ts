import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const duplicateName: FileRule = {
  id: 'runbook/duplicate-name',
  title: 'A capture with the name of a variable',
  severity: 'error',
  why: 'In an expression one name must mean one thing.',
  fix: { kind: 'none', says: 'Only the author knows which of the two is to be renamed.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        "#|   state: '^(active|inactive|failed)$'",
        "#|   UNIT: '^(active|inactive|failed)$' # want runbook/duplicate-name",
      ]),
    },
    { files: runbookExample() },
  ],
};
