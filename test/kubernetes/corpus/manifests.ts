import type { Json, JsonMap } from './json.ts';
import { labels, podSpec, selector } from './pod.ts';
import type { Random } from './random.ts';

export type ManifestMaker = (random: Random) => JsonMap;

const APPS = 'apps/v1';
const RBAC = 'rbac.authorization.k8s.io/v1';

/** Manifests that the API server takes, one maker a kind. */
export const MANIFESTS: Readonly<Record<string, ManifestMaker>> = {
  Deployment: (random) =>
    workload(random, 'Deployment', {
      replicas: random.integer(5),
      ...(random.oneIn(3) && {
        strategy: random.pick<JsonMap>([
          { type: 'Recreate' },
          { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
          {},
        ]),
      }),
      ...(random.oneIn(3) && { minReadySeconds: 5, progressDeadlineSeconds: 600 }),
      ...(random.oneIn(3) && { revisionHistoryLimit: 3, paused: random.oneIn(2) }),
    }),
  StatefulSet: (random) =>
    workload(random, 'StatefulSet', {
      serviceName: 'openclaw-worker',
      ...(random.oneIn(2) && { replicas: 3 }),
      ...(random.oneIn(3) && { podManagementPolicy: random.pick(['Parallel', 'OrderedReady']) }),
      ...(random.oneIn(3) && {
        updateStrategy: random.pick<JsonMap>([
          { type: 'OnDelete' },
          { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
        ]),
      }),
      ...(random.oneIn(3) && {
        volumeClaimTemplates: [
          {
            metadata: { name: 'state' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      }),
      ...(random.oneIn(4) && { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' } }),
    }),
  DaemonSet: (random) =>
    workload(random, 'DaemonSet', {
      ...(random.oneIn(3) && {
        updateStrategy: random.pick<JsonMap>([
          { type: 'OnDelete' },
          { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: random.pick<Json>([1, '10%']) } },
        ]),
      }),
      ...(random.oneIn(3) && { minReadySeconds: 5, revisionHistoryLimit: 2 }),
    }),
  ReplicaSet: (random) =>
    workload(random, 'ReplicaSet', { replicas: 2, ...(random.oneIn(3) && { minReadySeconds: 3 }) }),
  Pod: (random) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(random, 'openclaw-worker'),
    spec: podSpec(random, { restartPolicy: ['Always', 'OnFailure', 'Never'], token: false }),
  }),
  Job: (random) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(random, 'openclaw-migrate'),
    spec: jobSpec(random),
  }),
  CronJob: (random) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(random, 'openclaw-cleanup'),
    spec: {
      schedule: random.pick(['*/5 * * * *', '0 3 * * 1-5', '@daily', '15,45 2 1 JAN sun']),
      ...(random.oneIn(3) && { concurrencyPolicy: random.pick(['Allow', 'Forbid', 'Replace']) }),
      ...(random.oneIn(3) && { timeZone: 'Europe/Berlin', startingDeadlineSeconds: 60 }),
      ...(random.oneIn(3) && { successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1, suspend: false }),
      jobTemplate: { spec: jobSpec(random) },
    },
  }),
  ServiceAccount: (random) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(random, 'openclaw-worker-sa'),
    ...(random.oneIn(2) && { automountServiceAccountToken: true }),
    ...(random.oneIn(2) && { imagePullSecrets: [{ name: 'registry' }] }),
  }),
  Role: (random) => ({
    apiVersion: RBAC,
    kind: 'Role',
    metadata: metadata(random, 'openclaw-worker'),
    rules: rules(random),
  }),
  ClusterRole: (random) => ({
    apiVersion: RBAC,
    kind: 'ClusterRole',
    metadata: clusterMetadata(random, 'openclaw-worker'),
    rules: [
      ...rules(random),
      ...(random.oneIn(3) ? [{ nonResourceURLs: ['/healthz', '/metrics/*'], verbs: ['get'] }] : []),
    ],
    ...(random.oneIn(4) && {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'openclaw.io/aggregate': 'true' } }] },
    }),
  }),
  RoleBinding: (random) => ({
    apiVersion: RBAC,
    kind: 'RoleBinding',
    metadata: metadata(random, 'openclaw-worker-binding'),
    subjects: subjects(random),
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: random.pick(['Role', 'ClusterRole']),
      name: 'openclaw-worker',
    },
  }),
  ClusterRoleBinding: (random) => ({
    apiVersion: RBAC,
    kind: 'ClusterRoleBinding',
    metadata: clusterMetadata(random, 'openclaw-worker-binding'),
    subjects: subjects(random),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'openclaw-worker' },
  }),
  NetworkPolicy: (random) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(random, 'allow-worker-to-manager'),
    spec: {
      podSelector: random.pick<JsonMap>([{}, { matchLabels: { component: 'worker' } }]),
      policyTypes: random.pick([['Ingress', 'Egress'], ['Egress']]),
      egress: [
        { to: [peer(random)], ports: [{ protocol: 'TCP', port: random.pick<Json>([9090, 'grpc']) }] },
        ...(random.oneIn(2)
          ? [
              {
                ports: [
                  { protocol: 'UDP', port: 53 },
                  { port: 9000, endPort: 9100 },
                ],
              },
            ]
          : []),
      ],
      ...(random.oneIn(3) && { ingress: [{ from: [peer(random)] }] }),
    },
  }),
  Service: (random) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(random, 'openclaw-manager'),
    spec: {
      selector: { app: 'openclaw-manager' },
      ports: [
        {
          name: 'grpc',
          port: 9090,
          ...(random.oneIn(2) && { targetPort: random.pick<Json>(['grpc', 9090]) }),
          ...(random.oneIn(2) && { protocol: 'TCP' }),
        },
        ...(random.oneIn(2) ? [{ name: 'health', port: 9091 }] : []),
      ],
      ...(random.oneIn(3) && { type: random.pick(['ClusterIP', 'NodePort', 'LoadBalancer']) }),
      ...(random.oneIn(4) && {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } },
      }),
      ...(random.oneIn(4) && { publishNotReadyAddresses: true }),
    },
  }),
  ConfigMap: (random) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(random, 'worker-config'),
    data: {
      'worker.yaml': 'cluster:\n  manager_address: "192.168.1.10:9090"\n',
      LOG_LEVEL: random.pick(['info', 'yes', '3']),
    },
    ...(random.oneIn(4) && { binaryData: { 'ca.der': 'MIIB' } }),
    ...(random.oneIn(4) && { immutable: true }),
  }),
  Secret: (random) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata(random, 'worker-token'),
    ...(random.oneIn(2) && { type: random.pick(['Opaque', 'openclaw.io/token']) }),
    data: { token: 'c2VjcmV0' },
    ...(random.oneIn(3) && { stringData: { user: 'worker' } }),
  }),
  Namespace: (random) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: clusterMetadata(random, 'openclaw-practice'),
  }),
  PrometheusRule: (random) => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(random, 'openclaw-worker'),
    spec: {
      groups: [
        {
          name: 'openclaw-worker',
          ...(random.oneIn(2) && { interval: random.pick(['30s', '1m30s']) }),
          ...(random.oneIn(4) && { limit: 5 }),
          rules: [
            {
              alert: 'WorkerUnreachable',
              expr: 'openclaw_worker_status{status="unreachable"} == 1',
              for: '2m',
              labels: { severity: 'critical' },
              annotations: { summary: 'Worker {{ $labels.worker }} is unreachable' },
            },
            ...(random.oneIn(2)
              ? [{ record: 'openclaw:workers', expr: random.pick<Json>(['sum(openclaw_worker_status)', 1]) }]
              : []),
          ],
        },
        ...(random.oneIn(3) ? [{ name: 'openclaw-manager' }] : []),
      ],
    },
  }),
};

function workload(random: Random, kind: string, spec: JsonMap): JsonMap {
  const pod = labels(random);
  const claims = 'volumeClaimTemplates' in spec ? ['state'] : [];
  const more = random.oneIn(3) ? { tier: 'compute' } : {};
  return {
    apiVersion: APPS,
    kind,
    metadata: metadata(random, 'openclaw-worker'),
    spec: {
      ...spec,
      selector: random.oneIn(4)
        ? { matchExpressions: [{ key: 'app', operator: 'In', values: ['openclaw-worker', 'openclaw-manager'] }] }
        : { matchLabels: pod },
      template: {
        metadata: {
          labels: { ...pod, ...more },
          ...(random.oneIn(4) && { annotations: { 'prometheus.io/scrape': 'true' } }),
        },
        spec: podSpec(random, { restartPolicy: random.oneIn(3) ? ['Always'] : [], token: true, claims }),
      },
    },
  };
}

function jobSpec(random: Random): JsonMap {
  return {
    ...(random.oneIn(3) && { parallelism: 2, completions: 4, completionMode: random.pick(['Indexed', 'NonIndexed']) }),
    ...(random.oneIn(3) && { backoffLimit: 3, activeDeadlineSeconds: 600 }),
    ...(random.oneIn(3) && { ttlSecondsAfterFinished: 100 }),
    template: {
      ...(random.oneIn(2) && { metadata: { labels: { app: 'openclaw-worker' } } }),
      spec: podSpec(random, { restartPolicy: ['Never', 'OnFailure'], token: true }),
    },
  };
}

function metadata(random: Random, name: string): JsonMap {
  return {
    ...clusterMetadata(random, name),
    ...(random.oneIn(2) && { namespace: random.pick(['production', 'openclaw-system']) }),
  };
}

function clusterMetadata(random: Random, name: string): JsonMap {
  return {
    name,
    ...(random.oneIn(2) && { labels: labels(random) }),
    ...(random.oneIn(4) && { annotations: { 'openclaw.io/owner': 'platform team, 2nd floor', note: '' } }),
  };
}

function rules(random: Random): readonly Json[] {
  return [
    { apiGroups: ['openclaw.io'], resources: ['jobs', 'tasks'], verbs: ['get', 'list', 'watch', 'update', 'patch'] },
    ...(random.oneIn(2)
      ? [
          {
            apiGroups: [''],
            resources: ['pods', 'configmaps'],
            verbs: ['get', 'list'],
            resourceNames: ['worker-config'],
          },
        ]
      : []),
  ];
}

function subjects(random: Random): readonly Json[] {
  return [
    { kind: 'ServiceAccount', name: 'openclaw-worker-sa', namespace: 'production' },
    ...(random.oneIn(3)
      ? [
          random.pick<JsonMap>([
            { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' },
            { kind: 'Group', name: 'system:masters', apiGroup: 'rbac.authorization.k8s.io' },
          ]),
        ]
      : []),
  ];
}

function peer(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { podSelector: { matchLabels: { component: 'manager' } } },
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openclaw-system' } },
      podSelector: selector(random),
    },
    { ipBlock: { cidr: '192.168.1.0/24', except: ['192.168.1.128/25'] } },
  ]);
}
