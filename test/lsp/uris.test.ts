import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { Client, PULL } from './client.ts';

const BEFORE = `cluster:
  manager_address: "192.168.1.10:9090"
  reconnect_interval: "30s"
  max_reconnect_attempts: 10
  heartbeat_interval: "10s"
`;

test('a file whose name clients escape differently is one file, with one finding', async (context) => {
  const root = mkdtempSync(join(tmpdir(), 'openclaw-uris-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "Ann's (old) +1 [a]@b");
  mkdirSync(folder);
  writeFileSync(join(folder, 'worker.yaml'), BEFORE);
  // As Node writes it: other editors escape more, or less.
  const uri = pathToFileURL(join(folder, 'worker.yaml')).href;
  for (const spelling of [
    uri,
    uri.replace(/[^/]+(?=\/worker)/, (name) => encodeURIComponent(decodeURIComponent(name))),
  ]) {
    const client = await Client.start({ capabilities: PULL, folders: [pathToFileURL(folder).href] });
    await client.refreshed();
    await client.open(spelling, BEFORE);
    const report: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
    });
    assert.deepEqual(
      report.items.map((file) => (file.kind === 'full' ? file.items.map(({ code }) => code) : [])),
      [['worker/reconnect-interval']],
    );
    assert.equal((await client.diagnostics(spelling)).length, 1);
    await client.stop();
  }
});
