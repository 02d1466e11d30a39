import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const missingTimeout: FileRule = {
  id: 'runbook/missing-timeout',
  title: 'A step that does not say how long it may take',
  severity: 'warning',
  why: 'It is stopped after 30 seconds: too early for some commands, and for others a long time to stare at nothing.',
  fix: { kind: 'safe', says: 'Adds the 30 seconds that hold anyway, so that they can be seen and changed.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `#| id: start-manager
#| on: manager
#| timeout: 30s
`,
        `#| id: start-manager # want runbook/missing-timeout
#| on: manager
`,
      ]),
      fixed: runbookExample([
        `#| id: start-manager
#| on: manager
#| timeout: 30s
`,
        `#| id: start-manager
#| timeout: 30s
#| on: manager
`,
      ]),
    },
    { files: runbookExample() },
  ],
};
