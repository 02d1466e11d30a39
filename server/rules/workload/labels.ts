import { pairOf } from '../../documents/access.ts';
import { WORKLOAD_KINDS } from '../../graph/workload.ts';
import type { DocumentRule } from '../rule.ts';
import { setLabels } from './podLabels.ts';

export const labels: DocumentRule = {
  id: 'workload/labels',
  title: 'Worker pods without the label by which workers are found',
  severity: 'information',
  why: `The commands that diagnose and restart workers select pods by \`app=openclaw-worker\`
(\`kubectl logs -l app=openclaw-worker\`). Pods without that label are left out of them, silently.`,
  fix: {
    kind: 'needs review',
    says: 'Adds the label to the pod template; none where the pods have another `app`, which selectors may rely on.',
  },
  appliesTo: WORKLOAD_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      component: worker
  template:
    metadata:
      labels: # want workload/labels
        component: worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      component: worker
  template:
    metadata:
      labels:
        component: worker
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
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
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    const { workload } = resource;
    if (workload?.role !== 'worker' || !absenceKnown || !workload.labels.complete) return;
    const { values } = workload.labels;
    // Pods without any label are the subject of workload/selector, whose fix adds this one.
    if (values.get('app') === LABEL || (values.size === 0 && resource.kind !== 'Pod')) return;
    const own = values.get('app');
    const metadata = pairOf(workload.template, 'metadata');
    const pair = pairOf(metadata?.value, 'labels') ?? metadata;
    if (pair === undefined) return;
    report({
      at: pair.key,
      message:
        own === undefined
          ? `the pods have no label app: ${LABEL}, by which commands such as "kubectl logs -l app=${LABEL}" find workers; add it`
          : `the pods have the label app: "${own}"; commands that select workers by app=${LABEL} do not find them`,
      fixes:
        own === undefined
          ? [
              {
                title: `Add the label app: ${LABEL}`,
                safety: 'needs review',
                edits: setLabels(workload, { app: LABEL }),
              },
            ]
          : [],
    });
  },
};

const LABEL = 'openclaw-worker';
