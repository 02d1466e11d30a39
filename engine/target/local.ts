import { plainOutput, scriptWithEnvironment, shellArguments } from './input.ts';
import type { ScriptToRun, TargetCommand } from './target.ts';

/** On this machine: `sh -c SCRIPT`, or by sudo, which drops the environment, with the script on standard input. */
export function localCommand(script: ScriptToRun): TargetCommand {
  const path = [...script.host.path, script.local['PATH'] ?? defaultPath].join(':');
  const base = { ...script.local, ...plainOutput };
  if (script.asRoot && script.host.become === 'sudo') {
    return {
      command: shellArguments(script),
      environment: { ...base, PATH: path },
      input: scriptWithEnvironment(script),
    };
  }
  return {
    command: ['/bin/sh', '-c', script.script],
    environment: { ...base, ...script.environment, PATH: path },
    input: null,
  };
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
