import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const reservedVariable: FileRule = {
  id: 'runbook/reserved-variable',
  title: 'A variable that programs take for themselves',
  severity: 'error',
  why: 'A value for `PATH` or `LD_PRELOAD` would change what a script does behind its text, from which its class was found.',
  fix: { kind: 'none', says: 'A new name has to be written wherever the old one is used.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `  UNIT:
    title: The manager's service`,
        `  PATH: # want runbook/reserved-variable
    title: The manager's service`,
      ]),
    },
    { files: runbookExample() },
  ],
};
