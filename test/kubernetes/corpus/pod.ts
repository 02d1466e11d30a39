import type { Json, JsonMap } from './json.ts';
import type { Random } from './random.ts';

/** Labels that a selector of the same call's owner matches. */
export function labels(random: Random): JsonMap {
  return {
    app: random.pick(['openclaw-worker', 'openclaw-manager']),
    ...(random.oneIn(2) && { component: random.pick(['worker', 'manager']) }),
    ...(random.oneIn(4) && { 'app.kubernetes.io/version': random.pick(['2.4.1', 'v2', '']) }),
  };
}

export interface PodOptions {
  readonly restartPolicy: readonly string[];
  /** False for a bare pod, whose ServiceAccount and priority class admission looks up. */
  readonly token: boolean;
  /** Volumes that come from elsewhere. */
  readonly claims?: readonly string[];
}

/** A pod that the API server takes, with some of everything that such manifests have. */
export function podSpec(random: Random, { restartPolicy, token, claims = [] }: PodOptions): JsonMap {
  const volumes = someVolumes(random).filter(({ name }) => token || name !== 'token');
  const names = [...claims, ...volumes.map(({ name }) => String(name))].filter(
    (name, at, all) => all.indexOf(name) === at,
  );
  const containers = ['worker', ...(random.oneIn(3) ? ['metrics'] : [])];
  return {
    ...(random.oneIn(2) && { serviceAccountName: 'openclaw-worker-sa' }),
    ...(random.oneIn(4) && { automountServiceAccountToken: random.oneIn(2) }),
    ...(restartPolicy[0] !== undefined && { restartPolicy: random.pick(restartPolicy) }),
    ...(random.oneIn(4) && { terminationGracePeriodSeconds: 3 + random.integer(100) }),
    ...(random.oneIn(5) && { nodeSelector: { 'kubernetes.io/os': 'linux' } }),
    ...(random.oneIn(5) && { dnsPolicy: random.pick(['ClusterFirst', 'Default']) }),
    ...(random.oneIn(6) && {
      dnsPolicy: 'None',
      dnsConfig: { nameservers: ['10.0.0.10'], searches: ['openclaw.io'], options: [{ name: 'ndots', value: '2' }] },
    }),
    ...(random.oneIn(5) && { hostAliases: [{ ip: '192.168.1.10', hostnames: ['manager'] }] }),
    ...(random.oneIn(5) && { imagePullSecrets: [{ name: 'registry' }] }),
    ...(token && random.oneIn(5) && { priorityClassName: 'system-cluster-critical' }),
    ...(random.oneIn(4) && { securityContext: podSecurity(random) }),
    ...(random.oneIn(4) && { tolerations: tolerations(random) }),
    ...(random.oneIn(5) && { affinity: affinity(random) }),
    ...(random.oneIn(6) && { topologySpreadConstraints: [topologySpread(random)] }),
    ...(random.oneIn(4) && { initContainers: [{ ...container(random, 'prepare', names), ports: [] }] }),
    containers: containers.map((name) => container(random, name, names)),
    ...(volumes.length > 0 && { volumes }),
  };
}

function container(random: Random, name: string, volumes: readonly string[]): JsonMap {
  const main = name === 'worker';
  return {
    name,
    image: random.pick([
      'openclaw/worker:latest',
      'openclaw/worker@sha256:0123456789012345678901234567890123456789012345678901234567890123',
      'registry.example:5000/openclaw/worker',
    ]),
    ...(random.oneIn(3) && { imagePullPolicy: random.pick(['Always', 'IfNotPresent', 'Never']) }),
    ...(random.oneIn(4) && { command: ['clw', 'worker'] }),
    ...(random.oneIn(4) && { args: ['--config', '/etc/openclaw/worker.yaml'] }),
    ...(random.oneIn(5) && { workingDir: '/var/lib/openclaw' }),
    ...(random.oneIn(2) && { env: environment(random) }),
    ...(random.oneIn(5) && {
      envFrom: [
        random.pick<JsonMap>([
          { configMapRef: { name: 'worker-config' } },
          { prefix: 'CLAW_', secretRef: { name: 'worker-token', optional: true } },
        ]),
      ],
    }),
    ...(main && random.oneIn(2) && { ports: ports(random) }),
    ...(random.oneIn(2) && { resources: resources(random) }),
    ...(volumes.length > 0 && { volumeMounts: volumes.map((volume, index) => volumeMount(random, volume, index)) }),
    ...(main && random.oneIn(3) && { livenessProbe: probe(random) }),
    ...(main && random.oneIn(3) && { readinessProbe: { ...probe(random), successThreshold: 1 + random.integer(3) } }),
    ...(main && random.oneIn(5) && { startupProbe: probe(random) }),
    ...(main &&
      random.oneIn(5) && {
        lifecycle: {
          preStop: random.pick<JsonMap>([
            { exec: { command: ['clw', 'drain'] } },
            { httpGet: { port: 9091, path: '/drain' } },
            { sleep: { seconds: 3 } },
          ]),
        },
      }),
    ...(random.oneIn(3) && { securityContext: containerSecurity(random) }),
    ...(random.oneIn(6) && {
      terminationMessagePolicy: 'FallbackToLogsOnError',
      terminationMessagePath: '/dev/termination-log',
    }),
    ...(random.oneIn(6) && { stdin: true, tty: random.oneIn(2) }),
  };
}

function environment(random: Random): readonly Json[] {
  const all: readonly JsonMap[] = [
    { name: 'OPENCLAW_MANAGER_HOST', value: 'openclaw-manager.openclaw-system.svc.cluster.local' },
    { name: 'OPENCLAW_MANAGER_PORT', value: '9090' },
    { name: 'WORKER_IDENTITY_PATTERN', value: '^worker-[a-z0-9]{8}-[a-z0-9]{4}$' },
    { name: 'OPENCLAW_TLS_RELOAD', value: 'true' },
    { name: 'EMPTY' },
    {
      name: 'NODE',
      valueFrom: {
        fieldRef: {
          fieldPath: random.pick(['spec.nodeName', 'metadata.name', "metadata.labels['app']", 'status.podIP']),
        },
      },
    },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'worker-token', key: 'token' } } },
    { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'worker-config', key: 'worker.yaml', optional: true } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
  ];
  const chosen = all.filter(() => random.oneIn(3));
  return chosen.length > 0 ? chosen : all.slice(0, 1);
}

function ports(random: Random): readonly Json[] {
  return [
    { containerPort: 9090, ...(random.oneIn(2) && { name: 'grpc' }), ...(random.oneIn(2) && { protocol: 'TCP' }) },
    ...(random.oneIn(2) ? [{ name: 'health', containerPort: 9091, ...(random.oneIn(3) && { hostPort: 19091 }) }] : []),
  ];
}

function resources(random: Random): JsonMap {
  return {
    limits: {
      memory: random.pick(['2Gi', '2G', '1500Mi']),
      ...(random.oneIn(2) && { cpu: random.pick<Json>(['2', 2, '1500m', 1.5]) }),
    },
    ...(random.oneIn(2) && {
      requests: {
        memory: random.pick(['1Gi', '512Mi', '1e9']),
        ...(random.oneIn(2) && { 'ephemeral-storage': '1Gi' }),
      },
    }),
  };
}

function probe(random: Random): JsonMap {
  const handler = random.pick<JsonMap>([
    { httpGet: { path: '/health', port: 9091, ...(random.oneIn(2) && { scheme: 'HTTP' }) } },
    { httpGet: { path: '/health', port: 'health', httpHeaders: [{ name: 'X-Probe', value: 'yes' }] } },
    { tcpSocket: { port: 9090 } },
    { exec: { command: ['clw', 'health'] } },
    { grpc: { port: 9090 } },
  ]);
  return {
    ...handler,
    ...(random.oneIn(2) && { initialDelaySeconds: random.integer(60), periodSeconds: 1 + random.integer(30) }),
    ...(random.oneIn(2) && { timeoutSeconds: 1 + random.integer(10), failureThreshold: 1 + random.integer(5) }),
  };
}

function containerSecurity(random: Random): JsonMap {
  return {
    runAsNonRoot: true,
    ...(random.oneIn(2) && { runAsUser: 1000, runAsGroup: 1000 }),
    ...(random.oneIn(2) && { allowPrivilegeEscalation: false }),
    ...(random.oneIn(2) && { readOnlyRootFilesystem: true }),
    ...(random.oneIn(2) && { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
    ...(random.oneIn(3) && { seccompProfile: { type: 'RuntimeDefault' } }),
  };
}

function podSecurity(random: Random): JsonMap {
  return {
    fsGroup: 2000,
    ...(random.oneIn(2) && { runAsNonRoot: true, runAsUser: 1000 }),
    ...(random.oneIn(2) && { fsGroupChangePolicy: 'OnRootMismatch' }),
    ...(random.oneIn(2) && { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] }),
    ...(random.oneIn(3) && { supplementalGroups: [3000] }),
    ...(random.oneIn(3) && { seccompProfile: { type: 'RuntimeDefault' } }),
  };
}

function someVolumes(random: Random): readonly JsonMap[] {
  const items = [{ key: 'worker.yaml', path: 'worker.yaml', ...(random.oneIn(3) && { mode: 0o440 }) }];
  const all: readonly JsonMap[] = [
    {
      name: 'config',
      configMap: {
        name: 'worker-config',
        ...(random.oneIn(2) && { items }),
        ...(random.oneIn(3) && { defaultMode: 0o644 }),
      },
    },
    { name: 'certs', secret: { secretName: 'worker-certs', ...(random.oneIn(3) && { optional: true }) } },
    { name: 'state', emptyDir: random.pick<JsonMap>([{}, { medium: 'Memory', sizeLimit: '64Mi' }]) },
    { name: 'host', hostPath: { path: '/var/lib/openclaw', ...(random.oneIn(2) && { type: 'DirectoryOrCreate' }) } },
    { name: 'data', persistentVolumeClaim: { claimName: 'worker-data', ...(random.oneIn(3) && { readOnly: true }) } },
    { name: 'podinfo', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
    {
      name: 'token',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600, audience: 'openclaw' } },
          { configMap: { name: 'ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
      },
    },
  ];
  return all.filter(() => random.oneIn(4));
}

function volumeMount(random: Random, name: string, index: number): JsonMap {
  return {
    name,
    mountPath: `/etc/openclaw/${index}`,
    ...(random.oneIn(3) && { readOnly: true }),
    ...(random.oneIn(5) && { subPath: 'worker.yaml' }),
  };
}

function tolerations(random: Random): readonly Json[] {
  return [
    random.pick<JsonMap>([
      { key: 'openclaw.io/workers', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'dedicated', operator: 'Equal', value: 'openclaw', effect: 'NoExecute', tolerationSeconds: 60 },
      { operator: 'Exists' },
    ]),
  ];
}

function affinity(random: Random): JsonMap {
  const term = { labelSelector: selector(random), topologyKey: 'kubernetes.io/hostname' };
  return random.pick<JsonMap>([
    { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] } },
    { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] }] },
          ],
        },
      },
    },
  ]);
}

function topologySpread(random: Random): JsonMap {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: random.pick(['DoNotSchedule', 'ScheduleAnyway']),
    labelSelector: selector(random),
  };
}

export function selector(random: Random): JsonMap {
  return random.pick<JsonMap>([
    { matchLabels: { app: 'openclaw-worker' } },
    { matchExpressions: [{ key: 'component', operator: 'In', values: ['worker', 'manager'] }] },
    { matchLabels: { app: 'openclaw-worker' }, matchExpressions: [{ key: 'canary', operator: 'DoesNotExist' }] },
  ]);
}
