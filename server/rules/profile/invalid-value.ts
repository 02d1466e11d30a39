import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const invalidValue: FileRule = {
  id: 'profile/invalid-value',
  title: 'A value that is none of those the profile allows',
  severity: 'error',
  why: 'The reader cannot guess what was meant, and a command must not run on the wrong machine.',
  fix: { kind: 'needs review', says: 'Writes the allowed word that was most likely meant.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    {
      files: profileExample(['        role: manager', '        role: manger # want profile/invalid-value']),
      fixed: profileExample(),
    },
    { files: profileExample() },
  ],
};
