import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { InlayHint } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { type Files, openFiles } from './fixture.ts';
import { WORKER } from './manifests.ts';

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** `line:column label` for each hint in the lines of the file. */
async function check(files: Files, lines: readonly [number, number], ...wanted: readonly string[]): Promise<void> {
  const opened = await openFiles(client, files);
  const [first, last] = lines;
  const range = { start: { line: first - 1, character: 0 }, end: { line: last, character: 0 } };
  const hints = await opened.ask<InlayHint[]>('textDocument/inlayHint', { range });
  await opened.close();
  assert.deepEqual(
    hints.map(({ position, label }) => `${position.line + 1}:${position.character + 1} ${String(label)}`),
    wanted,
  );
}

const CONFIG =
  'cluster:\n  manager_address: "a:9090"\n  reconnect_interval: "30s"\n  max_reconnect_attempts: 5 # few\n';

test('after which time a worker gives up', () => check({ 'worker.yaml': CONFIG }, [1, 5], '4:28 gives up after 2m30s'));

test('only in the lines that are shown', () => check({ 'worker.yaml': CONFIG }, [1, 3]));

test('none where an interval is no duration', () => check({ 'worker.yaml': CONFIG.replace('30s', '30') }, [1, 5]));

test('where a worker dials after its environment, at both ends', () =>
  check(
    { 'worker.yaml': WORKER },
    [1, 60],
    '11:33 gives up after 50s',
    '9:42 in effect: openclaw-manager.openclaw-system.svc.cluster.local:9090',
    '35:72 dials openclaw-manager.openclaw-system.svc.cluster.local:9090',
  ));

test('what a Compose file makes of the worker.yaml that it mounts', () =>
  check(
    {
      'worker.yaml': CONFIG,
      'compose.yaml':
        'services:\n  worker:\n    image: openclaw/worker:2.4.1\n    environment:\n      OPENCLAW_MANAGER_PORT: "9443"\n    volumes:\n      - ./worker.yaml:/etc/openclaw/worker.yaml\n',
    },
    [2, 2],
    '2:28 in effect: a:9443',
  ));
