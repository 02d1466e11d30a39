import type { DocumentRule } from '../rule.ts';
import { reportWrongTypes } from '../schema/wrongType.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const wrongType: DocumentRule = {
  id: 'kubernetes/wrong-type',
  title: 'A value of another type than Kubernetes expects',
  severity: 'error',
  why: `The API server cannot read the manifest: "cannot unmarshal number into Go struct field". Kubernetes reads YAML 1.1, in
which \`yes\`, \`no\`, \`on\`, \`off\` and \`y\` are booleans and \`0644\` is the number 420, so that a label or an argument of
these letters needs quotes.`,
  fix: {
    kind: 'safe',
    says: 'Puts the value in quotes, or takes them off; what was meant by another shape only the author knows.',
  },
  appliesTo: CHECKED_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-migrate
  labels:
    critical: yes # want kubernetes/wrong-type
spec:
  terminationGracePeriodSeconds: "60" # want kubernetes/wrong-type
  containers:
    - name: migrate
      image: openclaw/migrate:latest
`,
      },
      fixed: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-migrate
  labels:
    critical: "yes"
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: migrate
      image: openclaw/migrate:latest
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
  containers: # want kubernetes/wrong-type
    name: migrate
    image: openclaw/migrate:latest
`,
      },
    },
    {
      files: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-migrate
  labels:
    critical: "yes"
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: migrate
      image: openclaw/migrate:latest
`,
      },
    },
  ],
  check: reportWrongTypes,
};
