import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Bundles the extension and the programs beside it: less than a second, so that what starts is what the sources say. */
export async function bundle(project: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [join(project, 'scripts', 'build.mjs')], { cwd: project, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  // Ctrl+C reaches the bundler too.
  signal.throwIfAborted();
  if (code !== 0) throw new Error('The extension could not be bundled');
}
