/** worker.yaml with one more line in its section `cluster`. */
export function workerWith(line: string): string {
  return `cluster:
  manager_address: "192.168.1.10:9090"
  ${line}
`;
}

/** A ConfigMap with worker.yaml, and the Deployment that mounts it. */
export const WORKER = `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-config
  namespace: production
data:
  worker.yaml: |
    cluster:
      manager_address: "old-manager:9090"
      reconnect_interval: "5s"
      max_reconnect_attempts: 10
      heartbeat_interval: "10s"
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
      terminationGracePeriodSeconds: 60
      containers:
        - name: worker
          image: openclaw/worker:2.4.1
          env:
            - name: OPENCLAW_MANAGER_HOST
              value: openclaw-manager.openclaw-system.svc.cluster.local
          volumeMounts:
            - name: config
              mountPath: /etc/openclaw
      volumes:
        - name: config
          configMap:
            name: worker-config
`;

/** The account of the guide with its role and binding. */
export const RBAC = `apiVersion: v1
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
`;

export const POLICY = `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  allowed_patterns: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`;

/** A worker that could not connect and was then turned away; the second line names it. */
export const LOG = `worker-02  | [ERROR] dial tcp 192.168.1.10:9090: connect: connection refused
worker-02  | [ERROR] Registration rejected: worker ID 'worker-02' already exists in cluster
`;
