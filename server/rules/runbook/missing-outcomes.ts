import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingOutcomes: FileRule = {
  id: 'runbook/missing-outcomes',
  title: 'A step of the diagnosis that comes to no conclusion',
  severity: 'warning',
  why: 'Its output is shown and judged by nobody: it can neither support a cause nor rule one out.',
  fix: { kind: 'none', says: 'What the output means only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `#| id: manager-runs
#| on: manager
#| timeout: 10s
#| outcomes:
#|   - pass: exitCode == 0
`,
        `#| id: manager-runs # want runbook/missing-outcomes
#| on: manager
#| timeout: 10s
`,
      ]),
    },
    { files: runbookExample() },
  ],
};
