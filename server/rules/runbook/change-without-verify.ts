import type { FileRule } from '../rule.ts';
import { runbookExample } from './example.ts';

export const changeWithoutVerify: FileRule = {
  id: 'runbook/change-without-verify',
  title: 'A change that nothing verifies',
  severity: 'warning',
  why: 'Whether a fix has helped is seen only afterwards; without a verification the run ends with a guess.',
  fix: { kind: 'none', says: 'How to tell that the failure is gone only the author knows.' },
  appliesTo: ['Runbook'],
  scope: 'file',
  examples: [
    {
      files: runbookExample(
        [
          `verify: verification
`,
          '',
        ],
        ['#| id: start-manager', '#| id: start-manager # want runbook/change-without-verify'],
      ),
    },
    { files: runbookExample() },
  ],
};
