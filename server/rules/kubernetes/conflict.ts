import type { DocumentRule } from '../rule.ts';
import { reportConflicts } from '../schema/conflicts.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const conflict: DocumentRule = {
  id: 'kubernetes/conflict',
  title: 'Fields that are each fine and cannot stand together',
  severity: 'error',
  why: `The API server checks fields against each other and refuses the manifest: more requested than the limit allows, a mount of
a volume that the pod does not have, a variable with a value and a reference, a Deployment of pods that are never restarted.`,
  fix: { kind: 'needs review', says: 'Removes the field that contradicts the other, where it is one that has to go.' },
  appliesTo: CHECKED_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
spec:
  selector:
    app: openclaw-manager
  ports:
    - name: manager
      port: 9090
      nodePort: 30090 # want kubernetes/conflict
`,
      },
      fixed: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
spec:
  selector:
    app: openclaw-manager
  ports:
    - name: manager
      port: 9090
`,
      },
    },
    {
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
spec:
  type: NodePort
  selector:
    app: openclaw-manager
  ports:
    - name: manager
      port: 9090
      nodePort: 30090
`,
      },
    },
  ],
  check: reportConflicts,
};
