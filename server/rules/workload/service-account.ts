import { pairOf, textOf } from '../../documents/access.ts';
import { WORKLOAD_KINDS, type Workload } from '../../graph/workload.ts';
import { replaceScalar } from '../edit.ts';
import { setBefore } from '../entry.ts';
import { accessManifests, putBefore, WORKER_ACCOUNT } from '../rbac/manifests.ts';
import type { Fix, TextChange, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';

export const serviceAccount: WorkspaceRule = {
  id: 'workload/service-account',
  title: 'A worker that runs as the default service account',
  severity: 'warning',
  why: `The cluster lets a worker in only if its service account has the role \`openclaw-worker\`. The account \`default\` of a
namespace has no permission at all, so the registration is answered with \`clw-worker-denied\`; and giving it the role would
give it to every pod in the namespace.`,
  fix: {
    kind: 'needs review',
    says: 'Sets `openclaw-worker-sa`; where the workspace does not define that account, its role or its binding, they are created too.',
  },
  appliesTo: WORKLOAD_KINDS,
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: production
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: default # want workload/service-account
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: production
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: openclaw-worker
rules:
  - apiGroups: ["openclaw.io"]
    resources: ["jobs", "tasks"]
    verbs: ["get", "list", "watch", "update", "patch"]
  - apiGroups: ["openclaw.io"]
    resources: ["workers"]
    verbs: ["get", "update", "patch"]
  - apiGroups: [""]
    resources: ["pods", "configmaps"]
    verbs: ["get", "list", "watch"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: openclaw-worker-binding
subjects:
  - kind: ServiceAccount
    name: openclaw-worker-sa
    namespace: production
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: production
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
    spec: # want workload/service-account
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
        'rbac.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
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
  check(resource, context) {
    const workload = context.workspace.graph.workload(resource);
    if (workload?.role !== 'worker') return;
    const { serviceAccount: node, template } = workload;
    if (node === undefined && !context.absenceKnown) return;
    if (node !== undefined && textOf(node) !== 'default') return;
    const specPair = pairOf(template, 'spec');
    const at = node ?? specPair?.key;
    if (at === undefined) return;
    context.report({
      at,
      message: `${node === undefined ? 'no serviceAccountName is given, so that the worker runs as' : 'the worker runs as'} "default", which lacks the role openclaw-worker, and is denied; expected an account of its own such as "${WORKER_ACCOUNT}"`,
      fixes: [chooseFix(workload, context)],
    });
  },
};

function chooseFix(workload: Workload, { workspace }: WorkspaceRuleContext): Fix {
  const { resource } = workload;
  const namespace = workspace.namespaceOf(resource);
  const set = setAccount(workload, WORKER_ACCOUNT);
  const isDefined = workspace.findNamed('ServiceAccount', WORKER_ACCOUNT, namespace) !== undefined;
  if (isDefined)
    return { title: `Set serviceAccountName to "${WORKER_ACCOUNT}"`, safety: 'needs review', edits: [set] };
  const manifests = accessManifests(workspace, WORKER_ACCOUNT, namespace);
  return {
    title: `Create the service account "${WORKER_ACCOUNT}" with the permissions of a worker, and use it`,
    safety: 'needs review',
    edits: [putBefore(resource, manifests, 'openclaw-worker-rbac.yaml'), set],
  };
}

function setAccount({ serviceAccount: node, podSpec, resource }: Workload, name: string): TextChange {
  return node === undefined
    ? setBefore(resource.document, podSpec, 'containers', { key: 'serviceAccountName', value: name })
    : replaceScalar(resource.document, node, name);
}
