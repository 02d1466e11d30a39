import { pairOf } from '../../documents/access.ts';
import { isToldItsManager } from '../../graph/manager.ts';
import type { Resource } from '../../graph/resource.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import { type Container, mainContainer, WORKLOAD_KINDS } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import { addToList } from '../entry.ts';
import type { WorkspaceRule } from '../rule.ts';

export const managerAddress: WorkspaceRule = {
  id: 'workload/manager-address',
  title: 'A worker that is told nowhere where its manager is',
  severity: 'information',
  why: `Without a mounted \`worker.yaml\` and without \`OPENCLAW_MANAGER_HOST\` a worker dials whatever its image was built
with. That is rarely the manager of this cluster, and the worker becomes \`clw-worker-unreachable\`. GOMAXPROCS keeps the Go
runtime from starting a thread for every CPU of the node, which starves heartbeats.`,
  fix: { kind: 'needs review', says: 'Adds the variables for the manager’s Service, and GOMAXPROCS.' },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: openclaw-system
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
        - name: worker # want workload/manager-address
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: openclaw-system
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
          env:
            - name: OPENCLAW_MANAGER_HOST
              value: "openclaw-manager.openclaw-system.svc.cluster.local"
            - name: OPENCLAW_MANAGER_PORT
              value: "9090"
            - name: GOMAXPROCS
              value: "4"
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
        - name: OPENCLAW_MANAGER_HOST
          value: "openclaw-manager"
`,
      },
    },
  ],
  check(resource, { workspace, absenceKnown, report }) {
    const worker = workspace.graph.workload(resource);
    if (worker?.role !== 'worker' || !absenceKnown || isToldItsManager(worker)) return;
    const container = mainContainer(worker);
    const name = pairOf(container?.map, 'name')?.value;
    if (container === undefined || name === undefined) return;
    report({
      at: name,
      message: 'nothing tells the worker where its manager is; expected a mounted worker.yaml or OPENCLAW_MANAGER_HOST',
      fixes: [
        {
          title: 'Add OPENCLAW_MANAGER_HOST, OPENCLAW_MANAGER_PORT and GOMAXPROCS',
          safety: 'needs review',
          edits: [addToList(resource.document, container.map, 'env', variables(workspace, resource, container))],
        },
      ],
    });
  },
};

/** The variables that are not there yet. */
function variables(
  workspace: Workspace,
  worker: Resource,
  { env }: Container,
): readonly { name: string; value: string }[] {
  const wanted = [
    { name: 'OPENCLAW_MANAGER_HOST', value: managerHost(workspace, worker) },
    { name: 'OPENCLAW_MANAGER_PORT', value: '9090' },
    { name: 'GOMAXPROCS', value: '4' },
  ];
  return wanted.filter(({ name }) => !env.some((one) => one.name === name));
}

/** The manager's Service where the workspace has one, in the worker's namespace before others. */
function managerHost(workspace: Workspace, worker: Resource): string {
  const own = workspace.namespaceOf(worker);
  const services = [...workspace.named('Service', 'openclaw-manager')].sort(compareResources);
  const near = services.find((service) => sameNamespace(workspace.namespaceOf(service), own) === 'same');
  const service = near ?? services[0];
  const namespace = service === undefined ? 'openclaw-system' : (workspace.namespaceOf(service) ?? own);
  return namespace === undefined ? 'openclaw-manager' : `openclaw-manager.${namespace}.svc.cluster.local`;
}
