import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { before, fileNames } from '../suite/files.ts';
import { project } from './edition.ts';

/** The suite that runs inside of VS Code, and the folder that it runs on. */
export interface Suite {
  readonly module: string;
  readonly workspace: string;
}

/** Bundles the suite and writes its folder for the time of `use`. */
export async function withSuite(use: (suite: Suite) => Promise<void>): Promise<void> {
  const module = join(project, 'dist', 'test', 'suite.cjs');
  await build({
    entryPoints: [join(project, 'test', 'vscode', 'suite', 'index.ts')],
    outfile: module,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const workspace = await mkdtemp(join(tmpdir(), 'openclaw-suite-'));
  try {
    await writeFile(join(workspace, fileNames.worker), before);
    await writeFile(join(workspace, fileNames.notes), '# Notes\n');
    await copyFile(join(project, 'runbooks', fileNames.runbook), join(workspace, fileNames.runbook));
    await use({ module, workspace });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
