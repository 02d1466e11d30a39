import type { Via } from '../profile/profile.ts';
import { scriptWithEnvironment, shellArguments } from './input.ts';
import type { ScriptToRun, TargetCommand } from './target.ts';

/** In a pod, by `kubectl exec`; context and namespace are always named. */
export function kubectlCommand(script: ScriptToRun, via: Extract<Via, { kind: 'kubectl' }>): TargetCommand {
  const { kubernetes } = script;
  const where = kubernetes === undefined ? [] : ['--context', kubernetes.context, '--namespace', kubernetes.namespace];
  const container = via.container === undefined ? [] : ['--container', via.container];
  return {
    command: ['kubectl', ...where, 'exec', '--stdin', ...container, via.pod, '--', ...shellArguments(script)],
    environment: script.local,
    input: scriptWithEnvironment(script),
  };
}
