import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { allRules } from '../../server/rules/list.ts';
import { withoutWants } from '../server/lintFiles.ts';
import { Client, PULL } from './client.ts';

const LINT = fileURLToPath(new URL('../../dist/openclaw-lint.cjs', import.meta.url));

test('the editor and the terminal find the same in the same files', async (context) => {
  const root = mkdtempSync(join(tmpdir(), 'openclaw-same-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  // Each example is a workspace: what one defines must not be found from another.
  const folders = allRules.flatMap((rule) =>
    rule.examples.map(({ files }, index) => {
      const folder = join(root, `${rule.id.replace('/', '-')}-${index}`);
      for (const [name, text] of Object.entries(withoutWants(files).files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return folder;
    }),
  );
  // Every fifth is enough to go through every kind of file, and each costs a process.
  for (const folder of folders.filter((_, index) => index % 5 === 0)) {
    assert.deepEqual(await inEditor(folder), inTerminal(folder), folder.slice(root.length));
  }
});

async function inEditor(folder: string): Promise<readonly string[]> {
  const client = await Client.start({ capabilities: PULL, folders: [pathToFileURL(folder).href] });
  await client.refreshed();
  const report: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', {
    previousResultIds: [],
  });
  await client.stop();
  return report.items
    .flatMap((file) =>
      file.kind === 'unchanged'
        ? []
        : file.items.map(({ range: { start, end }, code, message }) =>
            [
              fileURLToPath(file.uri).slice(folder.length + 1),
              `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
              code,
              message,
            ].join(' '),
          ),
    )
    .sort();
}

interface Finding {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function inTerminal(folder: string): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [LINT, '--format', 'json', '--severity', 'hint', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as { findings: Finding[] }).findings
    .map(({ path, rule, message, startLine, startColumn, endLine, endColumn }) =>
      [path, `${startLine}:${startColumn}-${endLine}:${endColumn}`, rule, message].join(' '),
    )
    .sort();
}
