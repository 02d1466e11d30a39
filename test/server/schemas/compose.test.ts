import assert from 'node:assert/strict';
import test from 'node:test';
import { parseYaml } from '../../../server/documents/parse.ts';
import { checkCompose, openComposeSchema } from '../../../server/schemas/compose/compose.ts';
import { placed } from './manifests.ts';

const SCHEMA = openComposeSchema();

function check(text: string, expected: readonly string[], partial = false): void {
  const { root } = parseYaml(text);
  assert.ok(root);
  assert.deepEqual(placed(text, checkCompose(root, SCHEMA, partial)), expected);
}

const service = (lines: string): string => `services:\n  worker:\n    image: openclaw/worker:latest\n${lines}\n`;

test('a sound file', () =>
  check(
    `services:
  worker:
    image: openclaw/worker:latest
    networks: [openclaw-net]
    environment: {A: "1", B: 2, C: true, D: }
    deploy: {resources: {limits: {memory: 2G}, reservations: {memory: 1G}}}
    healthcheck: {test: ["CMD", "clw", "health"], interval: 30s, retries: 3}
    x-own: {anything: [1]}
networks:
  openclaw-net: {driver: bridge, ipam: {config: [{subnet: 172.28.0.0/16}]}}
  other:
x-more: 1
`,
    [],
  ));

test('an unknown key, and one in the wrong place', () =>
  check(service('    imagee: x\n    replicas: 3'), ['4:5 unknown-key', '5:5 unknown-key']));

test('a wrong type', () => check(service('    networks: net'), ['4:15 wrong-type']));

test('nothing where something has to be', () => check(service('    environment:'), ['4:5 wrong-type']));

test('a value that is none of the known', () =>
  check(service('    pull_policy: sometimes\n    cgroup: hostt'), ['4:18 wrong-value', '5:13 wrong-value']));

test('a text that cannot become a number', () =>
  check(service('    scale: three\n    pids_limit: "100"'), ['4:12 wrong-value']));

test('yes is a text here, and one that can become a boolean', () =>
  check(service('    privileged: yes\n    tty: maybe'), ['5:10 wrong-value']));

test('what is replaced later is unknown', () =>
  check(service(`    scale: \${REPLICAS}\n    ports: ["\${PORT}:80"]`), []));

test('orders to the merge are no values', () => check(service('    ports: !reset null\n    scale: !override 3'), []));

test('what is required, in a whole file and in one that overrides another', () => {
  const text = service('    volumes: [{source: /a, target: /b}]');
  check(text, ['4:15 missing-key']);
  check(text, [], true);
});

test('a list that refuses what stands twice, and one that drops it', () =>
  check(service('    security_opt: [a, a]\n    cap_add: [NET_ADMIN, NET_ADMIN]'), ['4:23 duplicate-item']));
