import { window } from 'vscode';
import type { Cluster } from '../../../engine/profile/profile.ts';
import type { Runbook, Variable } from '../../../engine/runbook/runbook.ts';
import { workersOf } from '../cluster/situation.ts';

interface Given {
  readonly keep: Readonly<Record<string, string>>;
  /** For this run only. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Asks for each variable that nothing gives a value for; null where the user gave up. */
export async function askForMissing(
  runbook: Runbook,
  cluster: Cluster,
  known: Readonly<Record<string, string>>,
): Promise<Given | null> {
  const keep: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const variable of missingVariables(runbook, cluster, known)) {
    const value = await askFor(variable, cluster);
    if (value === undefined) return null;
    (variable.secret ? secrets : keep)[variable.name] = value;
  }
  return { keep, secrets };
}

function missingVariables(
  runbook: Runbook,
  cluster: Cluster,
  known: Readonly<Record<string, string>>,
): readonly Variable[] {
  const worker = known['WORKER'];
  const given = new Set([
    ...Object.keys(known),
    ...Object.keys(cluster.variables),
    // What only some hosts name may still be missing on the one that matters, which planning the run finds out.
    ...cluster.hosts
      .filter(({ role, name }) => role !== 'worker' || name === worker || worker === undefined)
      .flatMap(({ variables }) => Object.keys(variables)),
  ]);
  return runbook.variables.filter((variable) => variable.default === undefined && !given.has(variable.name));
}

async function askFor(variable: Variable, cluster: Cluster): Promise<string | undefined> {
  const workers = workersOf(cluster);
  if (variable.name === 'WORKER' && workers.length > 0) {
    return window.showQuickPick([...workers], { title: variable.title, placeHolder: `A worker of ${cluster.name}` });
  }
  return window.showInputBox({
    title: variable.title,
    prompt: `${variable.name}${variable.pattern === undefined ? '' : `, of the form ${variable.pattern}`}`,
    password: variable.secret,
    ignoreFocusOut: true,
  });
}
