import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const changeInDiagnosis: FileRule = {
  id: 'runbook/change-in-diagnosis',
  title: 'A step of the diagnosis that changes something',
  severity: 'error',
  why: 'Running all of a diagnosis never changes the world; a step that may do so is refused.',
  fix: {
    kind: 'none',
    says: 'Either the step belongs into a fix, or its command has to be replaced by one that only reads.',
  },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample([
        `systemctl is-active "$UNIT"
\`\`\`

## Start`,
        `systemctl restart "$UNIT" # want runbook/change-in-diagnosis
\`\`\`

## Start`,
      ]),
    },
    { files: runbookExample() },
  ],
};
