import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const emptyScript: FileRule = {
  id: 'runbook/empty-script',
  title: 'A step that runs nothing',
  severity: 'error',
  why: 'An empty script ends with 0 and would look like a success.',
  fix: { kind: 'none', says: 'What it is to run only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `\`\`\`sh
#| id: start-manager
#| on: manager
#| timeout: 30s
systemctl start "$UNIT"
`,
        `\`\`\`sh # want runbook/empty-script
#| id: start-manager
#| on: manager
#| timeout: 30s
`,
      ]),
    },
    { files: runbookExample() },
  ],
};
