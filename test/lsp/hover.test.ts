import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles, textAt } from './fixture.ts';
import { POLICY, RBAC, WORKER, workerWith } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** Each text has to be in the hover; the first is what the editor underlines. None: there must be no hover. */
async function check(files: Files, underlined: string | undefined, ...wanted: readonly string[]): Promise<void> {
  const opened = await openFiles(client, files);
  const hover = await opened.ask<Hover | null>('textDocument/hover');
  await opened.close();
  if (underlined === undefined) {
    assert.equal(hover, null);
    return;
  }
  assert.ok(hover?.range !== undefined, 'there is a hover with a range');
  assert.equal(textAt(opened.texts, opened.uri, hover.range), underlined);
  const { value } = hover.contents as MarkupContent;
  for (const text of wanted) assert.ok(value.includes(text), `"${text}" is in:\n${value}`);
}

test('a key of worker.yaml is explained, with its type', () =>
  check({ 'worker.yaml': workerWith('heartbeat_<|>interval: "10s"') }, 'heartbeat_interval', 'a string', 'heartbeats'));

test('the interval and the attempts say after which time the worker gives up', async () => {
  const text = 'cluster:\n  manager_address: "a:9090"\n  reconnect_interval: "30s"\n  max_reconnect_attempts: 5\n';
  await check({ 'worker.yaml': text.replace('"30s"', '"3<|>0s"') }, '"30s"', 'gives up after **2m30s**', 'outlasts');
  await check({ 'worker.yaml': text.replace('5\n', '5<|>\n') }, '5', '`30s` × 5');
});

test('an address says what the environment of a Deployment makes of it, in the embedded file', () =>
  check(
    { 'worker.yaml': WORKER.replace('manager_address: "ol', 'manager_address: "o<|>l') },
    '"old-manager:9090"',
    'Deployment `openclaw-worker`',
    '`openclaw-manager.openclaw-system.svc.cluster.local:9090`',
  ));

test('a variable of OpenClaw says what it does and over what it wins', () =>
  check(
    { 'worker.yaml': WORKER.replace('OPENCLAW_MANAGER_HOST', 'OPENCLAW_MAN<|>AGER_HOST') },
    'OPENCLAW_MANAGER_HOST',
    'Wins over `cluster.manager_address`',
    'In effect: `openclaw-manager.openclaw-system.svc.cluster.local:9090`',
  ));

test('a variable in a list of Compose too', () =>
  check(
    {
      'compose.yaml':
        'services:\n  worker:\n    image: openclaw/worker:2.4.1\n    environment:\n      - CLAW_NAME<|>SPACE=production\n',
    },
    'CLAW_NAMESPACE=production',
    'clw-worker-denied',
  ));

test('a ServiceAccount tells what binds it and what it may do', () =>
  check(
    { 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa'), 'rbac.yaml': RBAC },
    'openclaw-worker-sa',
    'defined in [rbac.yaml]',
    'ClusterRoleBinding `openclaw-worker-binding` to ClusterRole `openclaw-worker`',
    '- `get`, `list`, `watch`, `update`, `patch` `jobs`, `tasks` (`openclaw.io`)',
    '(`core`)',
  ));

test('a ServiceAccount that nobody binds may do nothing', () =>
  check(
    { 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa') },
    'openclaw-worker-sa',
    'not defined',
    'bound to no role',
  ));

test('a pattern shows identities that match it and what the security policy says of them', () =>
  check(
    {
      'worker.yaml': 'worker:\n  identity_pattern: "worker-<|>[a-z0-9]{8}-[a-z0-9]{4}"\n',
      'policy.yaml': POLICY,
    },
    '"worker-[a-z0-9]{8}-[a-z0-9]{4}"',
    'not anchored',
    '- `worker-8x7k2m3n-a2b3`: matches; security policy: matches',
    '- `wrk_8x7k2m3n`: no match; security policy: no match',
    '2^62',
  ));

test('a field of Kubernetes has its type, its values and a link to the reference', () =>
  check(
    { 'worker.yaml': WORKER.replace('terminationGrace', 'termination<|>Grace') },
    'terminationGracePeriodSeconds',
    'an integer',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
  ));

test('a key of Compose leads to its section of the reference', () =>
  check(
    { 'compose.yaml': 'services:\n  worker:\n    image: openclaw/worker:2.4.1\n    network_<|>mode: host\n' },
    'network_mode',
    'https://docs.docker.com/reference/compose-file/services/#network_mode',
  ));

test('a line of a log shows the failure from first cause to last effect', () =>
  check(
    {
      'worker-02.log': `[ERROR] [2024-01-15T10:23:45.123Z] Worker connection lost: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial tcp 192.168.1.10:9090: connect: connection refused"
[ERROR] [2024-01-15T10:23:45.456Z] Failed to send <|>heartbeat to manager after 3 attempts
`,
    },
    'Failed to send heartbeat to manager after 3 attempts',
    'from first cause to last effect',
    'line 1',
    'line 2',
  ));

test('an option of a step is explained, the mark before it is not', async () => {
  const text = '---\ncode: clw-x\ntitle: X\n---\n\n# X\n\n```sh\n#| id: a\n#| time<|>out: 10s\ntrue\n```\n';
  await check({ 'x.runbook.md': text }, 'timeout', 'inconclusive');
  await check({ 'x.runbook.md': text.replace('<|>', '').replace('#| id', '#<|>| id') }, undefined);
});

test('a rule is explained where it is suppressed and where it is set', async () => {
  await check(
    { 'worker.yaml': workerWith('# openclaw-ignore-next-line worker/<|>manager-address: a lab') },
    'worker/manager-address',
    'worker/manager-address',
  );
  await check({ '.openclaw/lint.yaml': 'rules:\n  worker/<|>duration: off\n' }, 'worker/duration', 'Go');
});

test('what is not OpenClaw’s is left to others', async () => {
  await check({ 'app.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a<|>pp\n' }, undefined);
  await check({ 'app.yaml': 'open<|>claw: true\n' }, undefined);
});
