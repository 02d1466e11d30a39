import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const invalidName: FileRule = {
  id: 'profile/invalid-name',
  title: 'A variable whose name no environment takes',
  severity: 'error',
  why: 'Variables reach scripts as environment; a name that a shell cannot read never arrives.',
  fix: { kind: 'none', says: 'A new name has to be written wherever the old one is used.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    {
      files: profileExample([
        '      MANAGER_HOST: 192.168.1.10',
        '      manager-host: 192.168.1.10 # want profile/invalid-name',
      ]),
    },
    { files: profileExample() },
  ],
};
