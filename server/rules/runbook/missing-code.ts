import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingCode: FileRule = {
  id: 'runbook/missing-code',
  title: 'A runbook that is for no error',
  severity: 'error',
  why: 'A runbook is found by its `code`: by the symptoms in a log, in the terminal, in the editor.',
  fix: { kind: 'none', says: 'Only the author knows which error it is for.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `code: clw-connection-refused
title: The manager's port refuses connections`,
        "title: The manager's port refuses connections # want runbook/missing-code",
      ]),
    },
    { files: runbookExample() },
  ],
};
