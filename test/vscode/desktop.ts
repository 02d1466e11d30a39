// Runs the suite in the desktop VS Code that VSCODE_PATH names, or in the newest that can be downloaded.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { project } from './harness/edition.ts';
import { withSuite } from './harness/suite.ts';

const named = process.env['VSCODE_PATH'];

await withSuite(async ({ module, workspace }) => {
  const userDataFolder = await mkdtemp(join(tmpdir(), 'openclaw-desktop-'));
  try {
    process.exitCode = await runTests({
      ...(named === undefined ? { version: 'stable' } : { vscodeExecutablePath: named }),
      cachePath: join(project, '.vscode-test'),
      extensionDevelopmentPath: project,
      extensionTestsPath: module,
      launchArgs: [
        workspace,
        `--user-data-dir=${userDataFolder}`,
        ...['--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
        // Chromium refuses to make its sandbox as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } finally {
    await rm(userDataFolder, { recursive: true, force: true });
  }
});
