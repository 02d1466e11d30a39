import type { DocumentRule } from '../rule.ts';
import { reportWrongValues } from '../schema/wrongValue.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const invalidValue: DocumentRule = {
  id: 'kubernetes/invalid-value',
  title: 'A value that Kubernetes does not take',
  severity: 'error',
  why: `The API server refuses the manifest ("Invalid value", "Unsupported value"): one of a list of words, a name, a label, a
port or a quantity that is not written as Kubernetes has it. \`Memory: 4GB\` is no quantity, \`4Gi\` is.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a typing error in a word of a list; offers the words for review where there are few.',
  },
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
  type: clusterIP # want kubernetes/invalid-value
  selector:
    app: openclaw-manager
  ports:
    - name: manager
      port: 9090
`,
      },
      fixed: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
spec:
  type: ClusterIP
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
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: OpenClaw_Migrate # want kubernetes/invalid-value
spec:
  restartPolicy: Sometimes # want kubernetes/invalid-value
  containers:
    - name: migrate
      image: openclaw/migrate:latest
      resources:
        limits:
          memory: 4GB # want kubernetes/invalid-value
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
      resources:
        limits:
          memory: 4Gi
`,
      },
    },
  ],
  check: reportWrongValues,
};
