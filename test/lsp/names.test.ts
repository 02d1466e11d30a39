import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Location } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles, places } from './fixture.ts';
import { RBAC, WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

async function definition(files: Files, ...wanted: readonly string[]): Promise<void> {
  const opened = await openFiles(client, files);
  const found = await opened.ask<Location[] | null>('textDocument/definition');
  await opened.close();
  assert.deepEqual(places(opened, found), wanted);
}

async function references(files: Files, ...wanted: readonly string[]): Promise<void> {
  const opened = await openFiles(client, files);
  const context = { includeDeclaration: true };
  const found = await opened.ask<Location[] | null>('textDocument/references', { context });
  await opened.close();
  assert.deepEqual(places(opened, found), wanted);
}

test('from serviceAccountName to the ServiceAccount in another file', () =>
  definition(
    { 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa'), 'rbac.yaml': RBAC },
    'rbac.yaml:4:9 openclaw-worker-sa',
  ));

test('from roleRef to the ClusterRole', () =>
  definition(
    { 'rbac.yaml': RBAC.replace('  name: openclaw-worker\n  apiGroup', '  name: openclaw-<|>worker\n  apiGroup') },
    'rbac.yaml:10:9 openclaw-worker',
  ));

test('from a volume to its ConfigMap, from a mount to its volume', async () => {
  await definition(
    { 'worker.yaml': WORKER.replace('            name: worker-config', '            name: worker<|>-config') },
    'worker.yaml:4:9 worker-config',
  );
  await definition(
    {
      'worker.yaml': WORKER.replace(
        '- name: config\n              mountPath',
        '- name: con<|>fig\n              mountPath',
      ),
    },
    'worker.yaml:40:17 config',
  );
});

test('from an alias to its anchor', () =>
  definition(
    {
      'worker.yaml':
        'cluster:\n  manager_address: "a:9090"\n  reconnect_interval: &pause "5s"\n  heartbeat_interval: *pau<|>se\n',
    },
    'worker.yaml:3:30 "5s"',
  ));

test('from a service of Compose to its network, and to the service it waits for', async () => {
  const compose = `services:
  worker:
    image: openclaw/worker:2.4.1
    depends_on: [manager]
    networks:
      - openclaw-net
  manager:
    image: openclaw/manager:2.4.1
networks:
  openclaw-net:
    driver: bridge
`;
  await definition(
    { 'compose.yaml': compose.replace('- openclaw-net', '- openclaw-<|>net') },
    'compose.yaml:10:3 openclaw-net',
  );
  await definition({ 'compose.yaml': compose.replace('[manager]', '[man<|>ager]') }, 'compose.yaml:7:3 manager');
  await references(
    { 'compose.yaml': compose.replace('  openclaw-net:', '  openclaw-<|>net:') },
    'compose.yaml:10:3 openclaw-net',
    'compose.yaml:6:9 openclaw-net',
  );
});

test('everything that names a ServiceAccount, in order of files', () =>
  references(
    { 'worker.yaml': WORKER, 'rbac.yaml': RBAC.replace('name: openclaw-worker-sa', 'name: openclaw-worker<|>-sa') },
    'rbac.yaml:4:9 openclaw-worker-sa',
    'rbac.yaml:28:11 openclaw-worker-sa',
    'worker.yaml:28:27 openclaw-worker-sa',
  ));

test('an account of another namespace is another account', () =>
  references(
    {
      'worker.yaml': WORKER.replaceAll('namespace: production', 'namespace: staging'),
      'rbac.yaml': RBAC.replace('name: openclaw-worker-sa', 'name: openclaw-worker<|>-sa'),
    },
    'rbac.yaml:4:9 openclaw-worker-sa',
    'rbac.yaml:28:11 openclaw-worker-sa',
  ));

test('in JSON too', () =>
  definition(
    {
      'rbac.yaml': RBAC,
      'pod.json':
        '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "openclaw-worker", "namespace": "production"}, "spec": {"serviceAccountName": "openclaw-wor<|>ker-sa", "containers": []}}',
    },
    'rbac.yaml:4:9 openclaw-worker-sa',
  ));

test('what is not defined leads nowhere, what names nothing either', async () => {
  await definition({ 'worker.yaml': WORKER.replace('openclaw-worker-sa', 'openclaw-<|>worker-sa') });
  await definition({ 'worker.yaml': WORKER.replace('2.4.1', '2.<|>4.1') });
});

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: openclaw-manager
  namespace: openclaw-system
spec:
  selector:
    app: openclaw-manager
  ports:
    - port: 9090
`;

test('from the manager’s address to its Service, in the environment and in the configuration', async () => {
  const host = 'openclaw-manager.openclaw-system';
  await definition(
    {
      'worker.yaml': WORKER.replace(`value: ${host}`, `value: openclaw-<|>manager.openclaw-system`),
      'manager.yaml': SERVICE,
    },
    'manager.yaml:4:9 openclaw-manager',
  );
  await definition(
    {
      'worker.yaml': 'cluster:\n  manager_address: "openclaw-<|>manager.openclaw-system:9090"\n',
      'manager.yaml': SERVICE,
    },
    'manager.yaml:4:9 openclaw-manager',
  );
  await definition({
    'worker.yaml': 'cluster:\n  manager_address: "openclaw-<|>manager.example.org:9090"\n',
    'manager.yaml': SERVICE,
  });
});

const POLICY_FOR_WORKERS = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: openclaw-worker
  namespace: production
spec:
  podSelector:
    matchLabels:
      app: openclaw-worker
`;

test('from a policy’s selector to the pods that have the label, and back', async () => {
  const selector = POLICY_FOR_WORKERS.replace('app: openclaw-worker', 'app: openclaw-<|>worker');
  await definition({ 'policy.yaml': selector, 'worker.yaml': WORKER }, 'worker.yaml:26:14 openclaw-worker');
  await references(
    { 'policy.yaml': selector, 'worker.yaml': WORKER },
    'worker.yaml:26:14 openclaw-worker',
    'policy.yaml:9:12 openclaw-worker',
    'worker.yaml:22:12 openclaw-worker',
  );
});

const RUNBOOK = `---
code: clw-x
title: X
variables:
  WORKER:
    title: The worker
    pattern: '[a-z]+'
causes:
  - id: down
    title: It is down
    supports: [is-down]
    fix: start-it
  - id: tired
    title: It is tired
    supports: [is-tired]
    explains: [down]
verify: check
---

# X

\`\`\`sh
#| id: look
#| timeout: 1s
#| outcomes:
#|   - fail: exitCode == 1
#|     finding: is-down
#|   - fail: exitCode == 2
#|     finding: is-tired
test -e "$WORKER"
\`\`\`

## Start it

## Check
`;

test('in a runbook: findings, causes, sections and variables', async () => {
  const at = (text: string): Files => ({ 'x.runbook.md': RUNBOOK.replace(text.replace('<|>', ''), text) });
  await definition(at('supports: [is-<|>down'), 'x.runbook.md:27:17 is-down');
  await definition(at('explains: [do<|>wn'), 'x.runbook.md:9:9 down');
  await definition(at('fix: sta<|>rt-it'), 'x.runbook.md:33:1 ## Start it');
  await definition(at('$WOR<|>KER'), 'x.runbook.md:5:3 WORKER');
  await references(at('finding: is-<|>down'), 'x.runbook.md:11:16 is-down', 'x.runbook.md:27:17 is-down');
  await definition(at('test<|> -e'));
});
