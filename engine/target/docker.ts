import type { Via } from '../profile/profile.ts';
import { scriptWithEnvironment, shellArguments } from './input.ts';
import type { ScriptToRun, TargetCommand } from './target.ts';

/** In a container, by `docker exec`. */
export function dockerCommand(script: ScriptToRun, { container }: Extract<Via, { kind: 'docker' }>): TargetCommand {
  const shell = shellArguments(script);
  // A container seldom has sudo, and needs none: docker can start a process as root.
  const [user, command] = shell[0] === 'sudo' ? [['--user', 'root'], shell.slice(3)] : [[], shell];
  return {
    command: ['docker', 'exec', '--interactive', ...user, container, ...command],
    environment: script.local,
    input: scriptWithEnvironment(script),
  };
}
