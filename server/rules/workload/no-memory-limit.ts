import { asMap, pairOf, textOf, valueAt } from '../../documents/access.ts';
import { mainContainer, WORKLOAD_KINDS } from '../../graph/workload.ts';
import { setAt } from '../entry.ts';
import type { DocumentRule } from '../rule.ts';

export const noMemoryLimit: DocumentRule = {
  id: 'workload/no-memory-limit',
  title: 'A worker container without a memory request or limit',
  severity: 'information',
  why: `Pods that ask for no memory are the first that a node under pressure evicts (\`clw-pod-evicted\`), and a worker
without a limit can take the memory of everything beside it before the kernel kills one of them.`,
  fix: {
    kind: 'needs review',
    says: 'Allows what is asked for; where nothing is, asks for 1Gi and allows 2Gi, the amounts that OpenClaw recommends; measure your own.',
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
    - name: worker # want workload/no-memory-limit
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
      resources:
        requests:
          memory: 1Gi
        limits:
          memory: 2Gi
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
      resources:
        requests:
          memory: 512Mi
        limits:
          memory: 1Gi
`,
      },
    },
  ],
  check(resource, { absenceKnown, report }) {
    const { workload } = resource;
    if (workload?.role !== 'worker' || !absenceKnown) return;
    const container = mainContainer(workload);
    const nameNode = pairOf(container?.map, 'name')?.value;
    if (container === undefined || nameNode === undefined) return;
    const resources = pairOf(container.map, 'resources');
    const limit = valueAt(container.map, 'resources', 'limits', 'memory');
    // A limit is the request too where none is given.
    if (limit !== undefined) return;
    const isEmpty = resources === undefined || (asMap(resources.value)?.pairs.length ?? 0) === 0;
    const request = valueAt(container.map, 'resources', 'requests', 'memory');
    // A limit below the request is refused, so what is asked for is what is allowed.
    const amount = request === undefined ? '2Gi' : textOf(request);
    const value = isEmpty
      ? setAt(resource.document, container.map, ['resources'], {
          requests: { memory: '1Gi' },
          limits: { memory: '2Gi' },
        })
      : setAt(resource.document, container.map, ['resources', 'limits', 'memory'], amount ?? '2Gi');
    report({
      at: resources?.key ?? nameNode,
      message: `the worker has no memory limit${request === undefined ? ' and asks for no memory, so that it is evicted first when a node runs short' : ''}; set resources.limits.memory`,
      fixes:
        amount === undefined
          ? []
          : [{ title: `Set a memory limit of ${amount}`, safety: 'needs review', edits: [value] }],
    });
  },
};
