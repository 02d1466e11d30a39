import assert from 'node:assert/strict';
import test from 'node:test';
import { readNetworkPolicy } from '../../../server/graph/networkPolicy.ts';
import { type Endpoint, namespaceLabels, permits, UNKNOWN_ENDPOINT } from '../../../server/graph/reach.ts';
import type { Match } from '../../../server/graph/selector.ts';
import { only, workspaceOf } from './workspaceOf.ts';

/** The manager in openclaw-system, with a named port. */
const MANAGER: Endpoint = {
  namespace: 'openclaw-system',
  namespaceLabels: namespaceLabels('openclaw-system', { values: new Map([['team', 'compute']]), complete: true }),
  labels: { values: new Map([['component', 'manager']]), complete: true },
  ip: undefined,
  namedPorts: new Map([['grpc', 9090]]),
};

/** The rules of one egress policy in production, and whether they let pods reach TCP 9090 of the manager. */
const EGRESS: readonly (readonly [string, Match, Endpoint?])[] = [
  ['egress: []\n  policyTypes: [Egress]', 'no'],
  ['egress: []', 'yes'],
  ['policyTypes: [Ingress]', 'yes'],
  ['policyTypes: [Ingress, Egress]', 'no'],
  ['egress: [{}]', 'yes'],
  ['egress: [{ports: [{port: 9090}]}]', 'yes'],
  ['egress: [{ports: [{port: 9090, protocol: UDP}]}]', 'no'],
  ['egress: [{ports: [{protocol: TCP}]}]', 'yes'],
  ['egress: [{ports: [{port: 9000, endPort: 9089}]}]', 'no'],
  ['egress: [{ports: [{port: 9000, endPort: 9090}]}]', 'yes'],
  ['egress: [{ports: [{port: grpc}]}]', 'yes'],
  ['egress: [{ports: [{port: http}]}]', 'no'],
  ['egress: [{ports: [{port: grpc}]}]', 'unknown', { ...MANAGER, namedPorts: undefined }],
  ['egress: [{to: [{podSelector: {}}]}]', 'no'],
  ['egress: [{to: [{namespaceSelector: {}}]}]', 'yes'],
  ['egress: [{to: [{namespaceSelector: {matchLabels: {team: compute}}}]}]', 'yes'],
  ['egress: [{to: [{namespaceSelector: {matchLabels: {team: web}}}]}]', 'no'],
  ['egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openclaw-system}}}]}]', 'yes'],
  ['egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {component: manager}}}]}]', 'yes'],
  ['egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {component: worker}}}]}]', 'no'],
  ['egress: [{to: [{namespaceSelector: {}}, {podSelector: {matchLabels: {component: worker}}}]}]', 'yes'],
  [
    'egress: [{to: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: component, operator: NotIn, values: [worker]}]}}]}]',
    'yes',
  ],
  [
    'egress: [{to: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: component, operator: DoesNotExist}]}}]}]',
    'no',
  ],
  ['egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]', 'unknown'],
  ['egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]', 'yes', { ...UNKNOWN_ENDPOINT, ip: '10.1.2.3' }],
  [
    'egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]',
    'no',
    { ...UNKNOWN_ENDPOINT, ip: '10.1.2.3' },
  ],
  ['egress: [{to: [{ipBlock: {cidr: 10.0.0.0/16}}]}]', 'no', { ...UNKNOWN_ENDPOINT, ip: '10.1.2.3' }],
  ['egress: [{to: [{ipBlock: {cidr: "::/0"}}]}]', 'no', { ...UNKNOWN_ENDPOINT, ip: '10.1.2.3' }],
  ['egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]', 'yes', { ...UNKNOWN_ENDPOINT, ip: '255.1.2.3' }],
  ['egress: [{to: [{podSelector: {}}]}]', 'unknown', { ...UNKNOWN_ENDPOINT, ip: '10.1.2.3' }],
  ['egress: [{to: [{ipBlock: {cidr: "{{ .Values.cidr }}"}}]}]', 'unknown'],
];

for (const [source, expected, other = MANAGER] of EGRESS) {
  test(`egress to the manager${other.ip === undefined ? '' : ` at ${other.ip}`} is "${expected}" with ${source}`, () => {
    assert.equal(decide([source], other), expected);
  });
}

test('policies only add: one that allows it is enough', () => {
  assert.equal(decide(['policyTypes: [Egress]', 'egress: [{}]'], MANAGER), 'yes');
});

function decide(specs: readonly string[], other: Endpoint): Match {
  const files = specs.map((spec, index) => [
    `${index}.yaml`,
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p${index}\n  namespace: production\nspec:\n  podSelector: {}\n  ${spec}\n`,
  ]);
  const workspace = workspaceOf(Object.fromEntries(files));
  const policies = specs.flatMap((_, index) => readNetworkPolicy(only(workspace, 'NetworkPolicy', `p${index}`)) ?? []);
  return permits(policies, {
    direction: 'egress',
    namespace: 'production',
    other,
    port: { number: 9090, protocol: 'TCP' },
    namedPorts: other.namedPorts,
  });
}
