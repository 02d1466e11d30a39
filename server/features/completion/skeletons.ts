import type { Suggestion } from './suggestion.ts';

/** Beginnings of files that are empty yet, by the name of the file. */
export function skeletonsFor(uri: string, text: string): readonly Suggestion[] {
  const typed = text.trim();
  if (typed !== '' && !/^[\w-]+$/.test(typed)) return [];
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (/\/\.openclaw\/clusters\.ya?ml$/.test(uri)) return [PROFILE];
  if (/\/\.openclaw\/lint\.ya?ml$/.test(uri)) return [LINT];
  const isWorkerFile = /^worker[\w.-]*\.ya?ml$/.test(name);
  // A word says that OpenClaw is meant; in any other empty file nothing is offered.
  const isMeant = typed !== '' && 'openclaw'.startsWith(typed.toLowerCase().slice(0, 8)) && typed.length >= 4;
  return [...(isWorkerFile ? [WORKER] : []), ...(isWorkerFile || isMeant ? [MANIFESTS, POLICY] : [])];
}

function skeleton(label: string, detail: string, insert: string): Suggestion {
  return {
    label,
    kind: 'snippet',
    detail,
    documentation: () => `\`\`\`yaml\n${plainText(insert)}\n\`\`\``,
    insert,
    snippet: true,
  };
}

function plainText(insert: string): string {
  return insert
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

const WORKER = skeleton(
  'openclaw worker.yaml',
  'configuration of a worker',
  `cluster:
  manager_address: "\${1:openclaw-manager}:\${2:9090}"
  reconnect_interval: "5s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
  tls_verify: true
  ca_bundle: "/etc/openclaw/certs/ca.crt"
worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}\\\\$"
$0`,
);

const MANIFESTS = skeleton(
  'openclaw-worker manifests',
  'ServiceAccount, role, binding and Deployment of workers',
  `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
  namespace: \${1:production}
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
    namespace: \${1:production}
roleRef:
  kind: ClusterRole
  name: openclaw-worker
  apiGroup: rbac.authorization.k8s.io
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
  namespace: \${1:production}
spec:
  replicas: \${2:3}
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
          image: openclaw/worker:\${3:2.4.1}
          env:
            - name: OPENCLAW_MANAGER_HOST
              value: \${4:openclaw-manager.openclaw-system.svc.cluster.local}
            - name: OPENCLAW_MANAGER_PORT
              value: "9090"
            - name: CLAW_NAMESPACE
              value: \${1:production}
            - name: WORKER_IDENTITY_PATTERN
              value: "^worker-[a-z0-9]{8}-[a-z0-9]{4}\\\\$"
          resources:
            requests:
              memory: 1Gi
            limits:
              memory: 2Gi
$0`,
);

const POLICY = skeleton(
  'openclaw-worker network policy',
  'lets workers reach their manager and DNS, and nothing else',
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-worker-to-manager
  namespace: \${1:production}
spec:
  podSelector:
    matchLabels:
      app: openclaw-worker
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: \${2:openclaw-system}
          podSelector:
            matchLabels:
              app: openclaw-manager
      ports:
        - protocol: TCP
          port: 9090
    - ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
$0`,
);

const PROFILE = skeleton(
  'clusters',
  'a cluster with a worker and its manager',
  `clusters:
  \${1:production}:
    default: true
    hosts:
      \${2:worker-01}:
        role: worker
        via: { ssh: \${2:worker-01} }
        become: sudo
      \${3:manager}:
        role: manager
        via: { ssh: \${3:manager} }
        become: sudo
      control:
        role: control
        via: local
$0`,
);

const LINT = skeleton(
  'rules',
  'settings of the linter',
  `rules:
  \${1:worker/reconnect-interval}: \${2:off}
kubernetesVersion: "\${3:1.36}"
$0`,
);
