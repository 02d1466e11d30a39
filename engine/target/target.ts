import type { Cluster, Host } from '../profile/profile.ts';
import { dockerCommand } from './docker.ts';
import { kubectlCommand } from './kubectl.ts';
import { localCommand } from './local.ts';
import { sshCommand } from './ssh.ts';

/** A script and what it gets, before it is known how it reaches its host. */
export interface ScriptToRun {
  readonly script: string;
  readonly host: Host;
  readonly kubernetes: Cluster['kubernetes'];
  /** The host's own and the runbook's variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly asRoot: boolean;
  /** The environment of the machine that the engine runs on. */
  readonly local: Readonly<Record<string, string>>;
}

/** What is started on this machine. Values of variables are never in `command`, where every user could read them. */
export interface TargetCommand {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** For standard input; null for none. */
  readonly input: string | null;
}

/** The program that runs the script on its host. */
export function targetCommand(script: ScriptToRun): TargetCommand {
  const { via } = script.host;
  switch (via.kind) {
    case 'local':
      return localCommand(script);
    case 'ssh':
      return sshCommand(script, via);
    case 'kubectl':
      return kubectlCommand(script, via);
    case 'docker':
      return dockerCommand(script, via);
  }
}
