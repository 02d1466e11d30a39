import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const missingOption: FileRule = {
  id: 'profile/missing-option',
  title: 'A cluster or host that lacks what it cannot be without',
  severity: 'error',
  why: 'Without hosts, a role or a way to reach it, nothing can be run; without a context, kubectl would take whatever is the current one.',
  fix: { kind: 'none', says: 'Only you know your clusters.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    {
      files: profileExample([
        `      manager:
        role: manager
        via: local`,
        `      manager: # want profile/missing-option
        role: manager`,
      ]),
    },
    { files: profileExample() },
  ],
};
