import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULL } from './client.ts';
import { type Files, openFiles } from './fixture.ts';
import { RBAC, WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start({
    capabilities: {
      ...PULL,
      textDocument: { ...PULL.textDocument, completion: { completionItem: { snippetSupport: true } } },
    },
  });
});
after(() => client.stop());

interface Offered {
  readonly labels: readonly string[];
  readonly items: readonly CompletionItem[];
  /** The line of the cursor after the item was taken, the cursor's place in a snippet as `$0`. */
  readonly line: (label: string) => string;
}

async function offer(files: Files): Promise<Offered> {
  const opened = await openFiles(client, files);
  const list = await opened.ask<CompletionList | null>('textDocument/completion');
  await opened.close();
  const items = list?.items ?? [];
  return {
    items,
    labels: items.map(({ label }) => label),
    line: (label) => {
      const item = items.find((one) => one.label === label);
      assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit, `"${label}" is offered`);
      const text = opened.texts.get(opened.uri);
      assert.ok(text !== undefined);
      const after = TextDocument.applyEdits(text, [{ range: item.textEdit.range, newText: item.textEdit.newText }]);
      return (
        after.split('\n').slice(opened.position.line).join('\n').split('\n\n')[0]?.split('\n').slice(0, 1).join('') ??
        ''
      );
    },
  };
}

/** Exactly these labels, in this order. */
async function check(files: Files, wanted: readonly string[]): Promise<void> {
  assert.deepEqual((await offer(files)).labels, wanted);
}

/** These labels first. */
async function checkFirst(files: Files, ...wanted: readonly string[]): Promise<void> {
  assert.deepEqual((await offer(files)).labels.slice(0, wanted.length), wanted);
}

/** The line after one of the items was taken. */
async function checkTaken(files: Files, label: string, line: string): Promise<void> {
  assert.equal((await offer(files)).line(label), line);
}

const CLUSTER = 'cluster:\n  manager_address: "a:9090"\n';

test('keys that the section has not yet, at the end of the indentation', () =>
  check({ 'worker.yaml': `${CLUSTER}  <|>\n` }, [
    'reconnect_interval',
    'max_reconnect_attempts',
    'heartbeat_interval',
    'endpoint',
    'namespace',
    'tls_verify',
    'ca_bundle',
  ]));

test('a half-typed key is replaced as a whole', async () => {
  await checkTaken({ 'worker.yaml': `${CLUSTER}  heart<|>\n` }, 'heartbeat_interval', '  heartbeat_interval: ');
  await checkTaken({ 'worker.yaml': `${CLUSTER}  heart<|>beat\n` }, 'heartbeat_interval', '  heartbeat_interval: ');
  await checkTaken({ 'worker.yaml': `${CLUSTER}  heart<|>: 5s\n` }, 'heartbeat_interval', '  heartbeat_interval: 5s');
});

test('a key between others, and one at the root', async () => {
  await checkFirst(
    { 'worker.yaml': `${CLUSTER}  <|>\n  ca_bundle: /x\n` },
    'reconnect_interval',
    'max_reconnect_attempts',
  );
  await check({ 'worker.yaml': `${CLUSTER}<|>\n` }, ['worker']);
});

test('keys in a flow map', async () => {
  await checkTaken(
    { 'worker.yaml': 'cluster: { manager_address: "a:9090", heart<|> }\n' },
    'heartbeat_interval',
    'cluster: { manager_address: "a:9090", heartbeat_interval:  }',
  );
});

test('keys with CRLF, and after a byte order mark', async () => {
  await checkFirst({ 'worker.yaml': `\uFEFF${CLUSTER}  <|>\n`.replaceAll('\n', '\r\n') }, 'reconnect_interval');
});

test('values: booleans, usual durations, both with and without quotes', async () => {
  await check({ 'worker.yaml': `${CLUSTER}  tls_verify: <|>\n` }, ['true', 'false']);
  await check({ 'worker.yaml': `${CLUSTER}  heartbeat_interval: <|>\n` }, ['10s', '5s', '15s']);
  await checkTaken({ 'worker.yaml': `${CLUSTER}  heartbeat_interval: "1<|>"\n` }, '10s', '  heartbeat_interval: "10s"');
  await checkTaken(
    { 'worker.yaml': 'worker:\n  identity_pattern: <|>\n' },
    '"^worker-[a-z0-9]{8}-[a-z0-9]{4}$"',
    '  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"',
  );
  await checkTaken(
    { 'worker.yaml': 'worker:\n  identity_pattern: "^wor<|>ker$"\n' },
    '"^worker-[a-z0-9]{8}-[a-z0-9]{4}$"',
    '  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"',
  );
});

test('an embedded worker.yaml has all of it, also while it is empty', async () => {
  await checkFirst(
    { 'worker.yaml': WORKER.replace('heartbeat_interval: "10s"', '<|>') },
    'heartbeat_interval',
    'endpoint',
  );
  await checkTaken(
    { 'worker.yaml': WORKER.replace('heartbeat_interval: "10s"', 'heartbeat_interval: <|>') },
    '10s',
    '      heartbeat_interval: 10s',
  );
  const empty =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: openclaw-config\ndata:\n  worker.yaml: |\n    <|>\n';
  await check({ 'config.yaml': empty }, ['cluster', 'worker']);
});

test('an enum of Kubernetes, and keys of a container', async () => {
  const image = 'image: openclaw/worker:2.4.1';
  await check({ 'worker.yaml': WORKER.replace(image, `${image}\n          imagePullPolicy: <|>`) }, [
    'Always',
    'IfNotPresent',
    'Never',
  ]);
  const keys = await offer({ 'worker.yaml': WORKER.replace(image, `${image}\n          <|>`) });
  assert.ok(keys.labels.includes('livenessProbe') && !keys.labels.includes('image'));
  assert.equal(keys.line('livenessProbe'), '          livenessProbe:');
});

test('names of ServiceAccounts, roles and ConfigMaps that the workspace has', async () => {
  const account = { 'worker.yaml': WORKER.replace('openclaw-worker-sa', '<|>'), 'rbac.yaml': RBAC };
  await checkFirst(account, 'openclaw-worker-sa');
  await checkTaken(account, 'openclaw-worker-sa', '      serviceAccountName: openclaw-worker-sa');
  await checkFirst(
    {
      'rbac.yaml': RBAC.replace(
        'roleRef:\n  kind: ClusterRole\n  name: openclaw-worker',
        'roleRef:\n  kind: ClusterRole\n  name: open<|>',
      ),
    },
    'openclaw-worker',
  );
  await checkFirst(
    {
      'worker.yaml': WORKER.replace('configMap:\n            name: worker-config', 'configMap:\n            name: <|>'),
    },
    'worker-config',
  );
});

test('namespaces that the workspace speaks of', () =>
  checkFirst(
    {
      'worker.yaml': WORKER,
      'rbac.yaml': RBAC.replace('openclaw-worker-sa\n  namespace: production', 'openclaw-worker-sa\n  namespace: <|>'),
    },
    'production',
  ));

test('variables of OpenClaw, but those that are set', async () => {
  const entry = '- name: OPENCLAW_MANAGER_HOST';
  const typed = { 'worker.yaml': WORKER.replace(entry, `- name: <|>\n            ${entry}`) };
  await check(typed, [
    'OPENCLAW_MANAGER_PORT',
    'CLAW_NAMESPACE',
    'WORKER_IDENTITY_PATTERN',
    'OPENCLAW_CA_BUNDLE',
    'OPENCLAW_TLS_RELOAD',
  ]);
  await checkTaken(
    {
      'worker.yaml': WORKER.replace(
        entry,
        `- name: OPENCLAW_MANAGER_PORT\n              value: <|>\n            ${entry}`,
      ),
    },
    '9090',
    '              value: "9090"',
  );
});

test('variables in a map and in a list of Compose', async () => {
  const service = 'services:\n  worker:\n    image: openclaw/worker:2.4.1\n    environment:\n';
  await checkTaken({ 'compose.yaml': `${service}      CLAW<|>\n` }, 'CLAW_NAMESPACE', '      CLAW_NAMESPACE: ');
  await checkTaken({ 'compose.yaml': `${service}      - CLAW<|>\n` }, 'CLAW_NAMESPACE', '      - CLAW_NAMESPACE=');
});

test('groups, resources and verbs of a role', async () => {
  const verbs = { 'rbac.yaml': RBAC.replace('["get", "update", "patch"]', '["get", "<|>"]') };
  await checkTaken(verbs, 'update', '    verbs: ["get", "update"]');
  await check({ 'rbac.yaml': RBAC.replace('["workers"]', '[<|>]') }, ['jobs', 'tasks', 'workers']);
});

test('rules in comments that suppress, those that find something first, and in lint.yaml', async () => {
  const suppress = {
    'worker.yaml': `cluster:\n  manager_address: "a:9090"\n  # openclaw-ignore-next-line <|>\n  reconnect_interval: 30s\n`,
  };
  const { labels } = await offer(suppress);
  assert.ok(labels.slice(0, 4).includes('worker/reconnect-interval'), labels.slice(0, 4).join());
  await checkTaken(suppress, 'worker/reconnect-interval', '  # openclaw-ignore-next-line worker/reconnect-interval');
  await checkTaken({ 'worker.yaml': `${CLUSTER}  # open<|>\n` }, 'openclaw-ignore-file', '  # openclaw-ignore-file ');
  await checkTaken({ '.openclaw/lint.yaml': 'rules:\n  worker/dur<|>\n' }, 'worker/duration', '  worker/duration: ');
  await check({ '.openclaw/lint.yaml': 'rules:\n  worker/duration: <|>\n' }, [
    'error',
    'warning',
    'information',
    'hint',
    'off',
  ]);
});

test('roles and ways of a host in the cluster profile', async () => {
  const host = 'clusters:\n  lab:\n    hosts:\n      worker-01:\n';
  await checkFirst({ '.openclaw/clusters.yaml': `${host}        <|>\n` }, 'role', 'via');
  await check({ '.openclaw/clusters.yaml': `${host}        role: <|>\n` }, ['worker', 'manager', 'control']);
});

test('options of a step, and their values', async () => {
  const text = '---\ncode: clw-x\ntitle: X\n---\n\n# X\n\n```sh\n#| id: a\n#| <|>\ntrue\n```\n';
  await checkFirst({ 'x.runbook.md': text }, 'title', 'on', 'timeout');
  await checkTaken({ 'x.runbook.md': text.replace('<|>', 'out<|>') }, 'outcomes', '#| outcomes:');
  await check({ 'x.runbook.md': text.replace('<|>', 'on: <|>') }, ['worker', 'manager', 'control']);
  await check({ 'x.runbook.md': text.replace('true', 't<|>rue').replace('#| <|>\n', '') }, []);
});

test('JSON keeps its quotes', async () => {
  const pod = (spec: string): Files => ({
    'pod.json': `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "openclaw-worker", "namespace": "production"}, "spec": {${spec}}}`,
    'rbac.yaml': RBAC,
  });
  const [before] = Object.values(pod('SPLIT'))[0]?.split('SPLIT') ?? [];
  await checkTaken(
    pod('"containers": [], "serviceAcc<|>"'),
    'serviceAccountName',
    `${before}"containers": [], "serviceAccountName"}}`,
  );
  await checkTaken(pod('"containers": [], <|>'), 'hostNetwork', `${before}"containers": [], "hostNetwork": }}`);
  await checkTaken(pod('"restartPolicy": <|>'), 'Always', `${before}"restartPolicy": "Always"}}`);
  await checkTaken(pod('"hostNetwork": <|>'), 'true', `${before}"hostNetwork": true}}`);
  await checkTaken(
    pod('"serviceAccountName": "<|>"'),
    'openclaw-worker-sa',
    `${before}"serviceAccountName": "openclaw-worker-sa"}}`,
  );
});

test('the first item of a list comes with its dash', async () => {
  const list = (key: string): Files => ({
    'worker.yaml': WORKER.replace(
      'image: openclaw/worker:2.4.1',
      `image: openclaw/worker:2.4.1\n          ${key}:\n            <|>`,
    ),
  });
  await checkTaken(list('envFrom'), 'configMapRef', '            - configMapRef:');
  const { items } = await offer(list('envFrom'));
  const reference = items.find(({ label }) => label === 'configMapRef')?.textEdit;
  assert.equal(reference?.newText, '- configMapRef:\n    $0');
  await checkTaken(list('ports'), 'containerPort', '            - containerPort: ');
});

test('a map in braces stays on its line', () =>
  checkTaken(
    {
      'worker.yaml': WORKER.replace(
        'image: openclaw/worker:2.4.1',
        'image: openclaw/worker:2.4.1\n          livenessProbe: { ex<|> }',
      ),
    },
    'exec',
    '          livenessProbe: { exec:  }',
  ));

test('rules in the annotation that suppresses them', async () => {
  const annotated = RBAC.replace(
    '  name: openclaw-worker-sa\n',
    '  name: openclaw-worker-sa\n  annotations:\n    <|>\n',
  );
  await checkTaken({ 'rbac.yaml': annotated }, 'openclaw.io/ignore', '    openclaw.io/ignore: ');
  const { labels } = await offer({ 'rbac.yaml': annotated.replace('<|>', 'openclaw.io/ignore: rbac/<|>') });
  assert.ok(labels.includes('rbac/unbound'), labels.join());
});

test('keys of an alert', () =>
  checkFirst(
    {
      'alerts.yaml': 'groups:\n  - name: openclaw-worker\n    rules:\n      - alert: WorkerUnreachable\n        <|>\n',
    },
    'expr',
  ));

test('a new worker.yaml starts from a whole one', async () => {
  const { items } = await offer({ 'worker.yaml': '<|>' });
  const skeleton = items.find(({ label }) => label === 'openclaw worker.yaml');
  assert.equal(skeleton?.insertTextFormat, InsertTextFormat.Snippet);
  await checkFirst({ 'deployment.yaml': 'openclaw<|>' }, 'openclaw-worker manifests');
});

test('documentation comes when an item is looked at', async () => {
  const { items } = await offer({ 'worker.yaml': `${CLUSTER}  <|>\n` });
  const [first] = items;
  assert.equal(first?.documentation, undefined);
  const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', first);
  assert.match((resolved.documentation as MarkupContent).value, /Pause between two attempts/);
});

test('nothing in files that are not OpenClaw’s, and nothing in texts', async () => {
  await check({ 'app.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  <|>\n' }, []);
  await check({ 'app.yaml': '<|>' }, []);
  await check({ 'values.yaml': 'image: <|>\n' }, []);
});
