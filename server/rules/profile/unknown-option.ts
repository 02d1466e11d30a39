import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const unknownOption: FileRule = {
  id: 'profile/unknown-option',
  title: 'An option that cluster profiles do not have',
  severity: 'error',
  why: 'A misspelled option has no effect: a step would run without `become`, or with the wrong namespace.',
  fix: { kind: 'needs review', says: 'Writes the option that was most likely meant.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    {
      files: profileExample(['        become: sudo', '        becom: sudo # want profile/unknown-option']),
      fixed: profileExample(),
    },
    { files: profileExample() },
  ],
};
