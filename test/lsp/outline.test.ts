import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles } from './fixture.ts';
import { LOG, RBAC, WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** The outline down to a depth, each level indented, with the line of each symbol. */
async function check(files: Files, depth: number, wanted: string): Promise<void> {
  const opened = await openFiles(client, files);
  const symbols = await opened.ask<DocumentSymbol[]>('textDocument/documentSymbol');
  await opened.close();
  assert.equal(spell(symbols, depth), wanted);
}

function spell(symbols: readonly DocumentSymbol[], depth: number, indent = ''): string {
  return symbols
    .map(({ name, selectionRange, children }) => {
      const below = depth > 1 ? spell(children ?? [], depth - 1, `${indent}  `) : '';
      return `${indent}${name} :${selectionRange.start.line + 1}\n${below}`;
    })
    .join('');
}

test('resources with their keys, an embedded file below its ConfigMap', () =>
  check(
    { 'worker.yaml': WORKER.slice(0, WORKER.indexOf('---\n')).replace('worker-config', 'openclaw-config') },
    3,
    `ConfigMap openclaw-config in production :4
  apiVersion :1
  kind :2
  metadata :3
    name :4
    namespace :5
  data :6
    worker.yaml :7
  worker.yaml :8
    cluster :8
`,
  ));

test('the sections of a runbook with their steps', () =>
  check(
    {
      'x.runbook.md':
        '---\ncode: clw-x\ntitle: X\n---\n\n# Fix\n\n## Look\n\n```sh\n#| id: look-here\n#| timeout: 1s\ntrue\n```\n\n## Mend\n',
    },
    3,
    'Fix :6\n  Look :8\n    look-here :10\n  Mend :16\n',
  ));

test('the failures in a log, each from its first cause on', () =>
  check(
    { 'worker-02.log': LOG },
    2,
    `worker-02: clw-registration-failed :1
  clw-connection-refused :1
  clw-registration-failed :2
`,
  ));

test('nothing of files that are not OpenClaw’s', () =>
  check({ 'app.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n' }, 3, ''));

test('resources by a few letters of their kind and name, from the whole workspace', async () => {
  const opened = await openFiles(client, { 'worker.yaml': WORKER, 'rbac.yaml': RBAC });
  const ask = async (query: string): Promise<readonly string[]> => {
    const found: readonly SymbolInformation[] = await client.connection.sendRequest('workspace/symbol', { query });
    return found.map(({ name, containerName }) => `${name} (${containerName})`);
  };
  assert.deepEqual(await ask('depwork'), ['openclaw-worker (Deployment in production)']);
  assert.deepEqual(await ask('CLUSTERROLE'), [
    'openclaw-worker (ClusterRole)',
    'openclaw-worker-binding (ClusterRoleBinding)',
  ]);
  assert.deepEqual(await ask('zebra'), []);
  await opened.close();
});
