import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const duplicateDefault: FileRule = {
  id: 'profile/duplicate-default',
  title: 'Two clusters that are both the default',
  severity: 'error',
  why: 'Where no cluster is named the default is used; with two of them a fix could run on the wrong one.',
  fix: { kind: 'none', says: 'Only you know which of them is meant.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    {
      files: profileExample([
        'clusters:',
        `clusters: # want profile/duplicate-default
  staging:
    default: true
    hosts:
      worker-01:
        role: worker
        via: local`,
      ]),
    },
    { files: profileExample() },
  ],
};
