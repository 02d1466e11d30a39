import { after, before, test } from 'node:test';
import { stringify } from 'yaml';
import { assertAgreement, judgeAll } from './agreement.ts';
import type { Json, JsonMap } from './corpus/json.ts';
import { connectJudge, type Judge } from './judge.ts';

let judge: Judge;

before(() => {
  judge = connectJudge();
});

after(() => judge.dispose());

/** A value that no enum has, and the empty string, which some fields take for none and others refuse. */
const VALUES = ['Sometimes', ''];

test('what is no value of an enum, in every field that has one', async () => {
  const cases = FIELDS.flatMap(({ base, path, beside = {} }) =>
    VALUES.map((value) => ({ path, value, text: stringify(withValue(withAll(base, beside), path, value)) })),
  );
  assertAgreement(await judgeAll(judge, cases), ({ path, value }) => `"${value}" at ${path}`);
});

const CONTAINER: JsonMap = {
  name: 'worker',
  image: 'openclaw/worker',
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
};
const POD: JsonMap = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'openclaw-worker' },
  spec: {
    containers: [CONTAINER],
    volumes: [{ name: 'data', hostPath: { path: '/data' } }],
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
    tolerations: [{ operator: 'Exists' }],
  },
};
const SERVICE: JsonMap = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'openclaw-manager' },
  spec: { ports: [{ port: 9090 }] },
};
const JOB_SPEC: JsonMap = {
  completions: 1,
  template: { spec: { restartPolicy: 'Never', containers: [{ name: 'worker', image: 'openclaw/worker' }] } },
};
const JOB: JsonMap = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'openclaw-migrate' }, spec: JOB_SPEC };
const CRON_JOB: JsonMap = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'openclaw-cleanup' },
  spec: { schedule: '@daily', jobTemplate: { spec: JOB_SPEC } },
};
const NETWORK_POLICY: JsonMap = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'allow-worker' },
  spec: { podSelector: {}, ingress: [{ ports: [{ port: 9090 }] }] },
};
const STATEFUL_SET = workload('StatefulSet', {
  serviceName: 'openclaw-worker',
  volumeClaimTemplates: [
    {
      metadata: { name: 'state' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
});
const ROLE_BINDING: JsonMap = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'openclaw-worker' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'openclaw-worker' },
  subjects: [{ kind: 'ServiceAccount', name: 'openclaw-worker-sa', namespace: 'production' }],
};

interface Field {
  readonly base: JsonMap;
  /** Keys and indexes, dotted. */
  readonly path: string;
  /** What has to stand beside it, by path. */
  readonly beside?: Readonly<Record<string, Json>>;
}

const NODE_TERMS = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0';
const WORKER = 'spec.containers.0';

const FIELDS: readonly Field[] = [
  { base: POD, path: `${WORKER}.imagePullPolicy` },
  { base: POD, path: `${WORKER}.terminationMessagePolicy` },
  { base: POD, path: `${WORKER}.lifecycle.stopSignal` },
  { base: POD, path: `${WORKER}.securityContext.procMount` },
  { base: POD, path: `${WORKER}.securityContext.seccompProfile.type` },
  { base: POD, path: `${WORKER}.securityContext.appArmorProfile.type` },
  { base: POD, path: `${WORKER}.volumeMounts.0.mountPropagation` },
  { base: POD, path: `${WORKER}.volumeMounts.0.recursiveReadOnly` },
  { base: POD, path: `${WORKER}.ports.0.protocol`, beside: { [`${WORKER}.ports.0.containerPort`]: 9090 } },
  {
    base: POD,
    path: `${WORKER}.livenessProbe.httpGet.scheme`,
    beside: { [`${WORKER}.livenessProbe.httpGet.port`]: 9091 },
  },
  { base: POD, path: `${WORKER}.restartPolicy` },
  {
    base: POD,
    path: `${WORKER}.resizePolicy.0.restartPolicy`,
    beside: { [`${WORKER}.resizePolicy.0.resourceName`]: 'cpu' },
  },
  {
    base: POD,
    path: `${WORKER}.resizePolicy.0.resourceName`,
    beside: { [`${WORKER}.resizePolicy.0.restartPolicy`]: 'NotRequired' },
  },
  { base: POD, path: 'spec.dnsPolicy' },
  { base: POD, path: 'spec.restartPolicy' },
  { base: POD, path: 'spec.preemptionPolicy' },
  { base: POD, path: 'spec.os.name' },
  { base: POD, path: 'spec.securityContext.fsGroupChangePolicy' },
  { base: POD, path: 'spec.securityContext.supplementalGroupsPolicy' },
  { base: POD, path: 'spec.securityContext.seLinuxChangePolicy' },
  { base: POD, path: 'spec.securityContext.seccompProfile.type' },
  { base: POD, path: 'spec.topologySpreadConstraints.0.nodeAffinityPolicy' },
  { base: POD, path: 'spec.topologySpreadConstraints.0.nodeTaintsPolicy' },
  { base: POD, path: 'spec.topologySpreadConstraints.0.whenUnsatisfiable' },
  { base: POD, path: 'spec.tolerations.0.operator' },
  { base: POD, path: 'spec.tolerations.0.effect' },
  { base: POD, path: 'spec.volumes.0.hostPath.type' },
  {
    base: POD,
    path: `${NODE_TERMS}.matchExpressions.0.operator`,
    beside: { [`${NODE_TERMS}.matchExpressions.0.key`]: 'zone' },
  },
  { base: SERVICE, path: 'spec.type' },
  { base: SERVICE, path: 'spec.sessionAffinity' },
  { base: SERVICE, path: 'spec.internalTrafficPolicy' },
  { base: SERVICE, path: 'spec.externalTrafficPolicy' },
  { base: SERVICE, path: 'spec.ipFamilyPolicy' },
  { base: SERVICE, path: 'spec.ipFamilies.0' },
  { base: SERVICE, path: 'spec.ports.0.protocol' },
  { base: SERVICE, path: 'spec.trafficDistribution' },
  { base: JOB, path: 'spec.completionMode' },
  { base: JOB, path: 'spec.podReplacementPolicy' },
  { base: JOB, path: 'spec.podFailurePolicy.rules.0.action' },
  { base: CRON_JOB, path: 'spec.concurrencyPolicy' },
  { base: workload('Deployment', {}), path: 'spec.strategy.type' },
  { base: workload('DaemonSet', {}), path: 'spec.updateStrategy.type' },
  { base: STATEFUL_SET, path: 'spec.updateStrategy.type' },
  { base: STATEFUL_SET, path: 'spec.podManagementPolicy' },
  { base: STATEFUL_SET, path: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted' },
  { base: STATEFUL_SET, path: 'spec.volumeClaimTemplates.0.spec.volumeMode' },
  { base: STATEFUL_SET, path: 'spec.volumeClaimTemplates.0.spec.accessModes.0' },
  { base: NETWORK_POLICY, path: 'spec.policyTypes.0' },
  { base: NETWORK_POLICY, path: 'spec.ingress.0.ports.0.protocol' },
  { base: ROLE_BINDING, path: 'roleRef.kind' },
  { base: ROLE_BINDING, path: 'roleRef.apiGroup' },
  { base: ROLE_BINDING, path: 'subjects.0.kind' },
];

function workload(kind: string, spec: JsonMap): JsonMap {
  const labels = { app: 'openclaw-worker' };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'openclaw-worker' },
    spec: {
      ...spec,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'worker', image: 'openclaw/worker' }] } },
    },
  };
}

function withAll(base: JsonMap, values: Readonly<Record<string, Json>>): Json {
  return Object.entries(values).reduce<Json>((changed, [path, value]) => withValue(changed, path, value), base);
}

/** A copy with a value at a path, which is made where it is not there. */
function withValue(base: Json | undefined, path: string, value: Json): Json {
  const [step = '', ...rest] = path.split('.');
  const change = (inner: Json | undefined): Json =>
    rest.length === 0 ? value : withValue(inner, rest.join('.'), value);
  if (/^\d+$/.test(step)) {
    const items: readonly Json[] = Array.isArray(base) ? base : [];
    return Object.assign([...items], { [Number(step)]: change(items[Number(step)]) });
  }
  const map = isMap(base) ? base : {};
  return { ...map, [step]: change(map[step]) };
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
