import type { DocumentRule } from '../rule.ts';
import { reportDuplicateItems } from '../schema/duplicates.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const duplicateItem: DocumentRule = {
  id: 'kubernetes/duplicate-item',
  title: 'Two items of a list that have to differ are the same',
  severity: 'error',
  why: `Containers, volumes, ports and mounts are told apart by their name or number, and the API server refuses a second one of
the same: "Duplicate value".`,
  fix: { kind: 'needs review', says: 'Removes the second item.' },
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
    - name: metrics
      port: 9090 # want kubernetes/duplicate-item
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
  selector:
    app: openclaw-manager
  ports:
    - name: manager
      port: 9090
    - name: metrics
      port: 9091
`,
      },
    },
  ],
  check: reportDuplicateItems,
};
