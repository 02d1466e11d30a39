/** A sound Deployment of a worker, but for its service account, which is not in the file; 28 lines, 33 with `long`. */
export function deployment(index: number, long = false): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker-${index}
  namespace: production
spec:
  selector:
    matchLabels:
      app: openclaw-worker
      instance: worker-${index}
  template:
    metadata:
      labels:
        app: openclaw-worker
        instance: worker-${index}
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
      - name: worker
        image: openclaw/worker:2.4.1
        env:
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager.openclaw-system.svc.cluster.local
        - name: WORKER_IDENTITY_PATTERN
          value: ^worker-[a-z0-9]{8}-[a-z0-9]{4}$
${long ? LONG : ''}        resources:
          limits: {memory: 2Gi, cpu: "1"}
          requests: {memory: 1Gi, cpu: 500m}
`;
}

const LONG = `        - name: OPENCLAW_CA_BUNDLE
          value: /etc/openclaw/certs/ca.crt
        - name: OPENCLAW_TLS_RELOAD
          value: "true"
        ports: [{containerPort: 9091}]
`;

/** Many Deployments in one stream, of 29 lines with their separators (34 with `long`). */
export function manyDocuments(count: number, long = false): string {
  return Array.from({ length: count }, (_, index) => deployment(index, long)).join('---\n');
}

/** One Pod with very many containers. */
export function oneDocument(containers: number): string {
  const head = `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
  namespace: production
  labels:
    app: openclaw-worker
spec:
  serviceAccountName: openclaw-worker-sa
  containers:
`;
  const container = (index: number): string => `  - name: worker-${index}
    image: openclaw/worker:2.4.1
    env:
    - name: OPENCLAW_MANAGER_HOST
      value: "openclaw-manager.openclaw-system.svc.cluster.local"
    - name: OPENCLAW_MANAGER_PORT
      value: "9090"
    resources:
      limits:
        memory: 2Gi
        cpu: "1"
`;
  return head + Array.from({ length: containers }, (_, index) => container(index)).join('');
}

/** A Compose file whose services each merge an anchor. */
export function mergeAliases(count: number): string {
  const service = (index: number): string => `  worker-${index}:
    <<: *worker
    container_name: worker-${index}
`;
  return `x-worker: &worker
  image: openclaw/worker:2.4.1
  restart: unless-stopped
  mem_limit: 2g
  healthcheck:
    test: ["CMD", "clw", "health"]
    interval: 30s
    timeout: 10s
    retries: 3
services:
${Array.from({ length: count }, (_, index) => service(index)).join('')}`;
}
