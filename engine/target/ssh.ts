import type { Via } from '../profile/profile.ts';
import { quote, scriptWithEnvironment, shellArguments } from './input.ts';
import type { ScriptToRun, TargetCommand } from './target.ts';

/** By the system's own ssh, so that the user's keys, jump hosts, aliases and agent work. */
export function sshCommand(script: ScriptToRun, { destination }: Extract<Via, { kind: 'ssh' }>): TargetCommand {
  // ssh hands its arguments to the login shell over there as one text; these are constants, quoted for any shell.
  const remote = shellArguments(script).map(quote).join(' ');
  return {
    command: ['ssh', '-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '--', destination, remote],
    environment: script.local,
    input: scriptWithEnvironment(script),
  };
}
