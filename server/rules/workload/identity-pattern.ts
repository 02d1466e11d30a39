import { pairOf } from '../../documents/access.ts';
import { mainContainer, WORKLOAD_KINDS } from '../../graph/workload.ts';
import { addToList } from '../entry.ts';
import { RECOMMENDED_PATTERN } from '../identity/patterns.ts';
import type { DocumentRule } from '../rule.ts';

export const identityPattern: DocumentRule = {
  id: 'workload/identity-pattern',
  title: 'A worker whose manifest says nothing about its identity',
  severity: 'information',
  why: `The cluster's security policy lets in identities that match its patterns. A worker that is given no pattern makes
its identity up by the default of its version; after an update that may be one that the policy denies
(\`clw-worker-denied\`).`,
  fix: {
    kind: 'needs review',
    says: 'Adds WORKER_IDENTITY_PATTERN with OpenClaw’s own pattern; it must be one that the security policy allows.',
  },
  appliesTo: WORKLOAD_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
    - name: worker # want workload/identity-pattern
      image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
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
      env:
        - name: WORKER_IDENTITY_PATTERN
          value: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
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
      env:
        - name: WORKER_IDENTITY_PATTERN
          value: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    const { workload } = resource;
    if (workload?.role !== 'worker' || !absenceKnown) return;
    const container = mainContainer(workload);
    const name = pairOf(container?.map, 'name')?.value;
    if (container === undefined || name === undefined) return;
    // What a mounted file or a source of variables says is judged where it stands.
    if (container.mounts.length > 0 || pairOf(container.map, 'envFrom') !== undefined) return;
    if (container.env.some((variable) => variable.name === VARIABLE)) return;
    report({
      at: name,
      message: `the worker is given no identity pattern, so that the default of its version decides; expected ${VARIABLE} or a mounted worker.yaml`,
      fixes: [
        {
          title: `Add ${VARIABLE} "${RECOMMENDED_PATTERN}"`,
          safety: 'needs review',
          edits: [addToList(resource.document, container.map, 'env', [{ name: VARIABLE, value: RECOMMENDED_PATTERN }])],
        },
      ],
    });
  },
};

const VARIABLE = 'WORKER_IDENTITY_PATTERN';
