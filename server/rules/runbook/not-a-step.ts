import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const notAStep: FileRule = {
  id: 'runbook/not-a-step',
  title: 'Step options in a block that does not run',
  severity: 'warning',
  why: 'Only blocks with the language `sh` run; the options are a leftover, or the language is wrong.',
  fix: { kind: 'none', says: 'Either the language or the options are wrong.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `\`\`\`sh
#| id: start-manager`,
        `\`\`\`bash # want runbook/not-a-step
#| id: start-manager`,
      ]),
    },
    { files: runbookExample() },
  ],
};
