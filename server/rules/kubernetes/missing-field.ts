import type { DocumentRule } from '../rule.ts';
import { reportMissingKeys } from '../schema/missingKey.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const missingField: DocumentRule = {
  id: 'kubernetes/missing-field',
  title: 'A field is missing that Kubernetes requires',
  severity: 'error',
  why: `The API server refuses the whole manifest ("Required value"), so that nothing of it is started or changed. What a
Kustomize patch leaves out, or a template may add, is not missing.`,
  fix: { kind: 'needs review', says: 'Adds the field with a place for its value to be filled in.' },
  appliesTo: CHECKED_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'binding.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-viewer
subjects:
  - kind: ServiceAccount
    name: openclaw-viewer
    namespace: production
roleRef: # want kubernetes/missing-field
  apiGroup: rbac.authorization.k8s.io
  name: view
`,
      },
      fixed: {
        'binding.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-viewer
subjects:
  - kind: ServiceAccount
    name: openclaw-viewer
    namespace: production
roleRef:
  apiGroup: rbac.authorization.k8s.io
  name: view
  kind: ClusterRole
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
  containers:
    - image: openclaw/migrate:latest # want kubernetes/missing-field
`,
      },
      fixed: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-migrate
spec:
  containers:
    - image: openclaw/migrate:latest
      name: openclaw-worker
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
  containers:
    - name: migrate
      image: openclaw/migrate:latest
`,
      },
    },
  ],
  check: reportMissingKeys,
};
