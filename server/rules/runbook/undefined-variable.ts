import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const undefinedVariable: FileRule = {
  id: 'runbook/undefined-variable',
  title: 'A script with a variable that nobody sets',
  severity: 'error',
  why: 'The shell puts nothing in its place, and a path such as `$DIR/certs` becomes `/certs`.',
  fix: { kind: 'needs review', says: 'Writes the declared variable that was most likely meant.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample(['systemctl start "$UNIT"', 'systemctl start "$UNITS" # want runbook/undefined-variable']),
      fixed: runbookExample(),
    },
    { files: runbookExample() },
  ],
};
