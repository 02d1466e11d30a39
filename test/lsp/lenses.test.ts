import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles } from './fixture.ts';
import { LOG, WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start({ commands: ['openclaw.diagnose'] });
});
after(() => client.stop());

async function check(files: Files, ...wanted: readonly (readonly [number, string, object])[]): Promise<void> {
  const opened = await openFiles(client, files);
  const lenses = await opened.ask<CodeLens[]>('textDocument/codeLens');
  await opened.close();
  const found = lenses.map(({ range, command }) => [range.start.line + 1, command?.title, command?.arguments?.[0]]);
  assert.deepEqual(found, wanted);
}

test('a failure in a log, at its first cause', () =>
  check({ 'worker-02.log': LOG }, [
    1,
    'Diagnose worker-02 (clw-connection-refused)…',
    { code: 'clw-connection-refused', variables: { WORKER: 'worker-02' } },
  ]));

test('a worker.yaml, with the manager that it names', () =>
  check({ 'worker.yaml': 'cluster:\n  manager_address: "192.168.1.10:9090"\n' }, [
    1,
    'Diagnose a worker that cannot connect…',
    { code: 'clw-worker-unreachable', variables: { MANAGER_HOST: '192.168.1.10', MANAGER_PORT: '9090' } },
  ]));

test('a Deployment of workers, and the configuration that is embedded beside it', () =>
  check(
    { 'worker.yaml': WORKER },
    [
      8,
      'Diagnose a worker that cannot connect…',
      { code: 'clw-worker-unreachable', variables: { MANAGER_HOST: 'old-manager', MANAGER_PORT: '9090' } },
    ],
    [
      14,
      'Diagnose workers that are denied…',
      {
        code: 'clw-worker-denied',
        variables: { DEPLOYMENT: 'openclaw-worker', SERVICE_ACCOUNT: 'openclaw-worker-sa' },
      },
    ],
  ));

test('none where nothing is OpenClaw’s', () => check({ 'app.yaml': 'services:\n  web:\n    image: nginx\n' }));

test('an editor without the command gets no lenses', async () => {
  const other = await Client.start();
  await assert.rejects(
    other.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: 'file:///a.yaml' } }),
    /Unhandled method/,
  );
  await other.stop();
});
