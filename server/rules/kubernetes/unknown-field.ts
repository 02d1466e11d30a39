import type { DocumentRule } from '../rule.ts';
import { reportUnknownKeys } from '../schema/unknownKey.ts';
import { CHECKED_KINDS } from './kinds.ts';

export const unknownField: DocumentRule = {
  id: 'kubernetes/unknown-field',
  title: 'A field that Kubernetes does not know in this place',
  severity: 'error',
  why: `\`kubectl\` validates strictly and refuses a manifest with a field that is misspelled or stands on the wrong level:
"strict decoding error: unknown field". Clients that do not ask for it have the field dropped without a word, so that the
worker runs without what it says.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a typing error where nothing else can be meant; other spellings, a move to the level that knows the field, and removal are for review.',
  },
  appliesTo: CHECKED_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      imagee: openclaw/worker:latest # want kubernetes/unknown-field
      resources:
        limits:
          memory: 4Gi
`,
      },
      fixed: {
        'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker
      image: openclaw/worker:latest
      resources:
        limits:
          memory: 4Gi
`,
      },
    },
    {
      files: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  terminationGracePeriodSeconds: 60 # want kubernetes/unknown-field
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      containers:
        - name: worker
          image: openclaw/worker:latest
      terminationGracePeriodSeconds: 60
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
      targetPort: 9090
`,
      },
    },
  ],
  check: reportUnknownKeys,
};
