import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** The folder in the module cache that holds a module's files, downloaded where it is not there yet. */
export function goModule(name, version) {
  const run = spawnSync('go', ['mod', 'download', '-json', `${name}@v${version}`], {
    // Outside of any module, whose own version list would be in force otherwise.
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  if (run.error !== undefined) throw new Error(`"go" could not be started: ${run.error.message}`);
  const answer = JSON.parse(run.stdout);
  if (answer.Error !== undefined) throw new Error(`${name} ${version}: ${answer.Error}`);
  return answer.Dir;
}
