import type { FileRule } from '../rule.ts';
import { profileExample } from './example.ts';

export const wrongType: FileRule = {
  id: 'profile/wrong-type',
  title: 'A text, list or map in the place of another',
  severity: 'error',
  why: 'What has the wrong shape cannot be read, and with it everything that stands in it is lost.',
  fix: { kind: 'none', says: 'How the value is to be taken apart only you know.' },
  appliesTo: ['ClusterProfile'],
  scope: 'file',
  examples: [
    { files: profileExample(['[/opt/openclaw/bin]', '/opt/openclaw/bin # want profile/wrong-type']) },
    { files: profileExample() },
  ],
};
