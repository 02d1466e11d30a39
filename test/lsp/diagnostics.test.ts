import assert from 'node:assert/strict';
import test from 'node:test';
import type { Diagnostic, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';

const URI = 'file:///workspace/worker.yaml';

const BEFORE = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "30s"   # seen on worker-02
  max_reconnect_attempts: 5
`;

const AFTER = `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "5s"   # seen on worker-02
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;

const WANTED = [
  '1:0 worker/heartbeat-interval',
  '3:22 worker/reconnect-interval',
  '4:26 worker/max-reconnect-attempts',
];

for (const transport of ['stdio', 'ipc'] as const) {
  test(`over ${transport} the guide's worker.yaml gets its findings and fix-all makes the guide's After of it`, async () => {
    const client = await Client.start({ transport });
    await client.open(URI, BEFORE);
    assert.deepEqual(summary(await client.diagnostics(URI)), WANTED);
    const [action] = await client.codeActions(URI, undefined, ['source.fixAll']);
    const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(apply(BEFORE, change), AFTER);
    await client.change(URI, AFTER);
    assert.deepEqual(await client.diagnostics(URI), []);
    assert.equal(await client.stop(), 0);
  });
}

test('each finding has a preferred quick-fix, in the diagnostic too', async () => {
  const client = await Client.start();
  await client.open(URI, BEFORE);
  for (const diagnostic of await client.diagnostics(URI)) {
    const [action] = await client.codeActions(URI, diagnostic, ['quickfix']);
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(diagnostic.data.fixes[0].edit, action?.edit);
  }
  await client.stop();
});

test('a client that cannot pull gets diagnostics pushed with the version of the document', async () => {
  const client = await Client.start({ capabilities: {} });
  const published = client.notified<{ version?: number; diagnostics: Diagnostic[] }>(
    'textDocument/publishDiagnostics',
    ({ version }) => version === 2,
  );
  await client.open(URI, AFTER);
  await client.change(URI, BEFORE);
  assert.deepEqual(summary((await published).diagnostics), WANTED);
  await client.stop();
});

test('a server whose client went away without a word ends by itself', async () => {
  const client = await Client.start();
  client.connection.end();
  await client.exited();
});

function summary(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ range, code }) => `${range.start.line}:${range.start.character} ${code}`);
}

function apply(text: string, edit: TextDocumentEdit | undefined): string {
  const document = TextDocument.create(URI, 'yaml', 1, text);
  return TextDocument.applyEdits(document, (edit?.edits ?? []) as { range: Diagnostic['range']; newText: string }[]);
}
