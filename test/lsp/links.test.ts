import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { DocumentLink } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles, textAt } from './fixture.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** `text -> target` for each link of the first file. */
async function check(files: Files, ...wanted: readonly string[]): Promise<void> {
  const opened = await openFiles(client, files);
  const links = await opened.ask<DocumentLink[]>('textDocument/documentLink');
  await opened.close();
  assert.deepEqual(
    links.map(
      ({ range, target }) =>
        `${textAt(opened.texts, opened.uri, range)} -> ${target?.replace(/.*\/(?=[^/]+\/[^/]+$)/, '')}`,
    ),
    wanted,
  );
}

const COMPOSE = `services:
  worker:
    image: openclaw/worker:2.4.1
    volumes:
      - ./worker.yaml:/etc/openclaw/worker.yaml:ro
      - ./gone.yaml:/etc/openclaw/gone.yaml
      - state:/var/lib/openclaw
`;

test('a file that Compose mounts, if it is there', () =>
  check(
    { 'compose.yaml': COMPOSE, 'worker.yaml': 'cluster:\n  manager_address: "a:9090"\n' },
    './worker.yaml -> fixture/worker.yaml',
  ));

test('the files of a kustomization', () =>
  check(
    {
      'kustomization.yaml': 'resources:\n  - worker.yaml\n  - ../elsewhere\npatches:\n  - path: "patch.yaml"\n',
      'worker.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: openclaw-worker-sa\n',
      'patch.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: openclaw-worker-sa\n',
    },
    'worker.yaml -> fixture/worker.yaml',
    'patch.yaml -> fixture/patch.yaml',
  ));

test('a suppressed rule leads to its page', () =>
  check(
    {
      'worker.yaml': '# openclaw-ignore-file worker/duration, no/such: a lab\ncluster:\n  manager_address: "a:9090"\n',
    },
    'worker/duration -> worker/duration.md',
  ));

test('the code in a line of a log leads to its runbook, the workspace’s own first', async () => {
  const log =
    '[2025-01-15 10:42:19] ERROR clw-worker-denied: Worker registration rejected by cluster security policy\n';
  await check({ 'worker-02.log': log }, 'clw-worker-denied -> runbooks/clw-worker-denied.runbook.md');
  await check(
    {
      'worker-02.log': log,
      'own/clw-worker-denied.runbook.md':
        '---\ncode: clw-worker-denied\ntitle: Denied\nsignatures:\n  - id: a\n    pattern: rejected\n    order: 1\n    severity: error\n---\n',
    },
    'clw-worker-denied -> own/clw-worker-denied.runbook.md',
  );
});
