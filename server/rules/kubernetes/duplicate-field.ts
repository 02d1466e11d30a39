import type { DocumentRule } from '../rule.ts';
import { reportDuplicateKeys } from '../schema/duplicates.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const duplicateField: DocumentRule = {
  id: 'kubernetes/duplicate-field',
  title: 'A field stands twice in the same place',
  severity: 'error',
  why: `\`kubectl\` refuses the manifest: "key already set in map". Clients that are not strict take the last one without a word,
whatever the first one says.`,
  fix: { kind: 'safe', says: 'Removes the second one where both say the same; otherwise either of them, for review.' },
  appliesTo: CHECKED_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-settings
  namespace: production
  namespace: production # want kubernetes/duplicate-field
data:
  LOG_LEVEL: info
`,
      },
      fixed: {
        'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-settings
  namespace: production
data:
  LOG_LEVEL: info
`,
      },
    },
    {
      files: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-migrate
spec:
  restartPolicy: Never
  containers:
    - name: migrate
      image: openclaw/migrate:latest
  restartPolicy: Always # want kubernetes/duplicate-field
`,
      },
    },
    {
      files: {
        'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-settings
  namespace: production
data:
  LOG_LEVEL: info
`,
      },
    },
  ],
  check: reportDuplicateKeys,
};
