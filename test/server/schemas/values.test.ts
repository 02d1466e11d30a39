import test from 'node:test';
import { check, deployment } from './manifests.ts';

const pod = (lines: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: openclaw-worker}\nspec:\n  containers:\n    - name: worker\n      image: openclaw/worker\n${lines}\n`;

test('a name, by what the kind allows', () => {
  check(deployment(['name: openclaw-worker', 'name: Openclaw_Worker']), ['4:9 wrong-value']);
  check(deployment(['name: openclaw-worker', 'generateName: openclaw-worker-']), []);
  check(deployment(['  name: openclaw-worker\nspec', '  labels: {}\nspec']), ['3:1 missing-key']);
  check('apiVersion: v1\nkind: Service\nmetadata: {name: a.b}\nspec: {ports: [{port: 1}]}\n', ['3:18 wrong-value']);
  check('apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: "system:Worker.a"}\n', []);
});

test('labels and annotations', () => {
  const labelled = (labels: string): string =>
    deployment(['  name: openclaw-worker', `  name: openclaw-worker\n  ${labels}`]);
  check(labelled('labels: {team: platform team}'), ['5:18 wrong-value']);
  check(labelled('labels: {"-a": b}'), ['5:18 wrong-value']);
  check(labelled('annotations: {"-a": b, note: "platform team, 2nd floor"}'), ['5:23 wrong-value']);
});

test('a selector that does not select the pods', () => {
  check(deployment(['      app: openclaw-worker\n  template', '      app: openclaw\n  template']), ['9:12 conflict']);
  check(deployment(['    matchLabels:\n      app: openclaw-worker', '    matchLabels: {}']), ['8:5 conflict']);
  check(
    deployment([
      '    matchLabels:\n      app: openclaw-worker',
      '    matchExpressions:\n      - {key: app, operator: NotIn, values: [openclaw-worker]}',
    ]),
    ['9:15 conflict'],
  );
  check(deployment(['  selector:\n    matchLabels:\n      app: openclaw-worker\n', '']), ['5:1 missing-key']);
});

test('amounts', () => {
  check(deployment(['memory: 2Gi', 'memory: 2GB']), ['25:23 wrong-value']);
  check(deployment(['memory: 2Gi', 'memory: -2Gi']), ['25:23 wrong-value']);
  check(deployment(['memory: 2Gi', 'mem: 2Gi']), ['25:15 unknown-key']);
  check(deployment(['memory: 2Gi', 'memory: 2Gi\n            requests: {memory: 3Gi}']), ['26:32 conflict']);
});

test('ports', () => {
  check(deployment(['- containerPort: 9090', '- {containerPort: 9090, name: Grpc_Port}']), ['22:43 wrong-value']);
  check(
    deployment(['- containerPort: 9090', '- {containerPort: 1, name: a}\n            - {containerPort: 2, name: a}']),
    ['23:40 duplicate-item'],
  );
  check('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 1}, {port: 2}]}\n', [
    '4:16 missing-key',
    '4:27 missing-key',
  ]);
  check('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ExternalName, externalName: a.b}\n', []);
});

test('volumes', () => {
  check(pod('      volumeMounts: [{name: config, mountPath: /etc/openclaw}]'), ['8:29 conflict']);
  check(
    pod('      volumeMounts: [{name: config, mountPath: /a}]\n  volumes: [{name: config, configMap: {name: x}}]'),
    [],
  );
  check(pod('  volumes: [{name: a, emptyDir: {}}, {name: a}]'), ['8:45 duplicate-item']);
});

test('the volume claims of a StatefulSet are volumes', () => {
  const claims = deployment(
    ['kind: Deployment', 'kind: StatefulSet'],
    [
      '  replicas: 3',
      '  volumeClaimTemplates: [{metadata: {name: state}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]',
    ],
    ['          env:', '          volumeMounts: [{name: state, mountPath: /state}]\n          env:'],
  );
  check(claims, []);
});

test('environment', () => {
  check(pod('      env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]'), ['8:44 conflict']);
  check(pod('      env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.node}}}]'), ['8:57 wrong-value']);
  check(pod('      env: [{name: A, valueFrom: {}}]'), ['8:23 missing-key']);
  check(pod('      env: [{name: A=B, value: c}]'), ['8:20 wrong-value']);
  check(pod('      env: [{name: A, value: yes}]'), ['8:30 wrong-type']);
});

test('probes have exactly one way to ask', () => {
  check(pod('      livenessProbe: {periodSeconds: 5}'), ['8:7 missing-key']);
  check(pod('      livenessProbe: {httpGet: {port: 1}, exec: {command: [a]}}'), ['8:49 conflict']);
});

test('jobs end, workloads do not', () => {
  check(deployment(['      containers:', '      restartPolicy: Never\n      containers:']), ['15:22 wrong-value']);
  const job =
    'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: b}]\n';
  check(job, ['6:5 missing-key']);
  check(`${job}      restartPolicy: OnFailure\n`, []);
});

test('rules and bindings', () => {
  const role = (rule: string): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [${rule}]\n`;
  check(role('{apiGroups: [openclaw.io], resources: [jobs], verbs: [get]}'), []);
  check(role('{resources: [jobs], verbs: [get]}'), ['4:9 missing-key']);
  check(role('{apiGroups: [""], resources: [pods]}'), ['4:9 missing-key']);
  check(role('{nonResourceURLs: [/healthz], verbs: [get]}'), ['4:27 conflict']);
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
subjects: [{kind: ServiceAccount, name: a}]
roleRef: {kind: Role, name: a, apiGroup: rbac.authorization.k8s.io}
`;
  check(binding, ['4:12 missing-key', '5:17 wrong-value']);
});

test('network policies', () => {
  const policy = (egress: string): string =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, egress: [${egress}]}\n`;
  check(policy('{to: [{podSelector: {}}], ports: [{port: 9090}]}'), []);
  check(policy('{to: [{}]}'), ['4:40 missing-key']);
  check(policy('{to: [{ipBlock: {cidr: 10.0.0.0}}]}'), ['4:57 wrong-value']);
  check(policy('{ports: [{port: 9090, endPort: 80}]}'), ['4:65 conflict']);
  check(policy('{ports: [{port: 9090, protocol: tcp}]}'), ['4:66 wrong-value']);
});

test('a key of a ConfigMap', () => {
  const map = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${data}\n`;
  check(map('data: {"worker config": a}'), ['4:8 unknown-key']);
  check(map('data: {a: b}\nbinaryData: {a: Yg==}'), ['5:17 conflict']);
});
