import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { delimiter, join } from 'node:path';
import { homeOf, type Invocation } from '../cli/invocation.ts';
import { homePaths } from '../cluster/home.ts';

/** Hands a call that is not about the practice cluster to the machine's own program. */
export function runRealProgram(invocation: Invocation, name: string): Promise<number> {
  const own = homePaths(homeOf(invocation)).bin;
  const folders = (invocation.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '' && folder !== own);
  const file = folders.map((folder) => join(folder, name)).find(isExecutable);
  if (file === undefined) {
    invocation.complain(
      `${name}: this is about no service of the practice cluster, and the machine has no "${name}"\n`,
    );
    return Promise.resolve(127);
  }
  return new Promise((resolve) => {
    const child = spawn(file, invocation.args, { stdio: 'inherit', signal: invocation.signal });
    child.once('error', (error) => {
      invocation.complain(`${name}: ${error.message}\n`);
      resolve(126);
    });
    child.once('close', (exitCode, signal) => resolve(exitCode ?? 128 + (signal ? osConstants.signals[signal] : 0)));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
