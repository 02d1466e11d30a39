import { asScalar, valueAt } from '../../documents/access.ts';
import { RUNNING_KINDS, type RunningContainer, runsOpenClaw, valuePlace, variableOf } from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import { workloadsUsing } from '../../graph/workerConfig.ts';
import { setScalar } from '../edit.ts';
import type { WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { settingOf } from './cluster.ts';

export const namespaceMismatch: WorkspaceRule = {
  id: 'worker/namespace-mismatch',
  title: 'A worker registers for another namespace than the one it runs in',
  severity: 'warning',
  why: `A cluster with namespace isolation lets a worker register only for the namespace in which its pod runs. A worker deployed
in \`staging\` and set up for \`production\`, in \`cluster.namespace\` or by CLAW_NAMESPACE, is turned away: \`clw-worker-denied\`.`,
  fix: { kind: 'needs review', says: 'Writes the namespace of the Deployment into the configuration or the variable.' },
  appliesTo: ['WorkerConfig', ...RUNNING_KINDS.filter((kind) => kind !== 'Compose')],
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: staging
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: CLAW_NAMESPACE
          value: production # want worker/namespace-mismatch
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: staging
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: CLAW_NAMESPACE
          value: staging
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: staging
data:
  worker.yaml: |
    cluster:
      endpoint: https://cluster.openclaw.io
      namespace: production # want worker/namespace-mismatch
      tls_verify: true
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: staging
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
  volumes:
    - name: config
      configMap:
        name: worker-config
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: staging
data:
  worker.yaml: |
    cluster:
      endpoint: https://cluster.openclaw.io
      namespace: staging
      tls_verify: true
---
apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: staging
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      volumeMounts:
        - name: config
          mountPath: /etc/openclaw
  volumes:
    - name: config
      configMap:
        name: worker-config
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: CLAW_NAMESPACE
          value: production
`,
      },
    },
  ],
  check(resource, context) {
    if (resource.kind === 'WorkerConfig') checkConfig(resource, context);
    else for (const container of resource.containers) checkVariable(resource, container, context);
  },
};

function checkVariable(
  resource: Resource,
  container: RunningContainer,
  { report, workspace }: WorkspaceRuleContext,
): void {
  const value = variableOf(container, 'CLAW_NAMESPACE')?.value;
  const namespace = workspace.namespaceOf(resource);
  if (value === undefined || namespace === undefined || value.text === namespace) return;
  report({
    at: valuePlace(resource.document, value),
    message: `CLAW_NAMESPACE is "${value.text}", but the pods of this ${resource.kind} run in "${namespace}"; expected "${namespace}"`,
    related: namespacePlace(resource),
    fixes: [
      {
        title: `Set CLAW_NAMESPACE to "${namespace}"`,
        safety: 'needs review',
        edits: [setScalar(resource.document, value.scalar, namespace)],
      },
    ],
  });
}

/** Against the first workload in another namespace; where CLAW_NAMESPACE is set, it wins and is judged itself. */
function checkConfig(config: Resource, { report, workspace }: WorkspaceRuleContext): void {
  const { scalar, text } = settingOf(config, 'cluster', 'namespace');
  if (scalar === undefined || text === undefined || text === '') return;
  for (const workload of workloadsUsing(workspace, config)) {
    const namespace = workspace.namespaceOf(workload);
    const isOverruled = workload.containers.some(
      (container) => runsOpenClaw(container) && variableOf(container, 'CLAW_NAMESPACE') !== undefined,
    );
    if (namespace === undefined || namespace === text || isOverruled) continue;
    report({
      at: scalar,
      message: `the namespace "${text}" is not that of ${workload.kind} ${workload.name ?? ''}, whose pods run in "${namespace}"; expected "${namespace}"`,
      related: namespacePlace(workload),
      fixes: [
        {
          title: `Set namespace to "${namespace}"`,
          safety: 'needs review',
          edits: [setScalar(config.document, scalar, namespace)],
        },
      ],
    });
    return;
  }
}

function namespacePlace(
  resource: Resource,
): { document: Resource['document']; at: { start: number; end: number }; message: string }[] {
  const at = asScalar(valueAt(resource.root, 'metadata', 'namespace')) ?? resource.nameNode;
  return at === undefined ? [] : [{ document: resource.document, at, message: 'its pods run in this namespace' }];
}
