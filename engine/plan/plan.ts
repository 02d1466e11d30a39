import { checkExpression } from '../expression/expression.ts';
import { didYouMean } from '../format/nearest.ts';
import { compilePattern } from '../pattern/pattern.ts';
import type { Cluster, Host } from '../profile/profile.ts';
import type { Intent } from '../run/intent.ts';
import type { Role, Runbook, Step, Variable } from '../runbook/runbook.ts';

/** What will run, where, and with which values. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
  /** Values as the worker's host sees them, else the first host's. */
  readonly variables: Readonly<Record<string, string>>;
  /** Values that must never be seen. */
  readonly secrets: readonly string[];
}

export interface PlannedStep {
  readonly step: Step;
  readonly host: Host;
  /** The runbook's variables, with their values on this host. */
  readonly variables: Readonly<Record<string, string>>;
  /** Reading steps whose captures `when` speaks of; they run again right before a change. */
  readonly precondition: readonly Step[];
}

export interface PlanRequest {
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  readonly variables: Readonly<Record<string, string>>;
  readonly intent: Intent;
}

export type Planned =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly reason: string };

/** Makes the plan, or says why there can be none. */
export function planRun(request: PlanRequest): Planned {
  const { runbook, cluster, intent } = request;
  const unknown = Object.keys(request.variables).find(
    (name) => !runbook.variables.some((known) => known.name === name),
  );
  if (unknown !== undefined) {
    const hint = didYouMean(
      unknown,
      runbook.variables.map(({ name }) => name),
    );
    return refused(`The runbook "${runbook.code}" has no variable "${unknown}"${hint}`);
  }
  const chosen = chooseSteps(runbook, intent);
  if (typeof chosen === 'string') return refused(chosen);
  const steps: PlannedStep[] = [];
  const secrets = new Set<string>();
  for (const step of chosen) {
    const host = chooseHost(step.on, request);
    if (typeof host === 'string') return refused(host);
    const variables = resolveVariables(request, host);
    if (typeof variables === 'string') return refused(variables);
    for (const { name, secret } of runbook.variables) if (secret) secrets.add(variables[name] ?? '');
    steps.push({ step, host, variables, precondition: preconditionOf(step, runbook) });
  }
  const shown = steps.find(({ host }) => host.role === 'worker') ?? steps[0];
  const plan: Plan = {
    steps,
    variables: shown?.variables ?? {},
    secrets: [...secrets].filter((value) => value !== ''),
  };
  return steps.length === 0
    ? refused(`Nothing of "${runbook.code}" runs on cluster "${cluster.name}"`)
    : { kind: 'planned', plan };
}

function chooseSteps(runbook: Runbook, intent: Intent): readonly Step[] | string {
  switch (intent.kind) {
    case 'diagnose': {
      const steps = runbook.steps.filter(({ purpose }) => purpose === 'diagnose');
      const changing = steps.find((step) => step.class !== 'read');
      if (changing !== undefined)
        return `A diagnosis only reads, but the step "${changing.id}" is of class ${changing.class}`;
      return steps.length === 0 ? `The runbook "${runbook.code}" has no steps that diagnose` : steps;
    }
    case 'verify': {
      const steps = runbook.steps.filter(({ purpose }) => purpose === 'verify');
      return steps.length === 0 ? `The runbook "${runbook.code}" has no steps that verify` : steps;
    }
    case 'fix': {
      const section = runbook.sections.find(({ slug, purpose }) => slug === intent.section && purpose === 'fix');
      const fixes = runbook.sections.filter(({ purpose }) => purpose === 'fix').map(({ slug }) => slug);
      if (section === undefined) return `There is no fix "${intent.section}"${didYouMean(intent.section, fixes)}`;
      const { start, end } = section.range;
      const steps = runbook.steps.filter(({ range }) => range.start >= start && range.end <= end);
      if (steps.length === 0) return `The fix "${section.title}" has no steps; follow its text by hand`;
      return withPreconditions([...steps, ...runbook.steps.filter(({ purpose }) => purpose === 'verify')], runbook);
    }
    case 'step': {
      const step = runbook.steps.find(({ id }) => id === intent.stepId);
      const ids = runbook.steps.map(({ id }) => id);
      if (step === undefined) return `There is no step "${intent.stepId}"${didYouMean(intent.stepId, ids)}`;
      return withPreconditions([step], runbook);
    }
  }
}

/** Puts the reading steps first that `when` needs and that would not run otherwise. */
function withPreconditions(steps: readonly Step[], runbook: Runbook): readonly Step[] {
  const wanted = new Set(steps);
  const before = steps.flatMap((step) => preconditionOf(step, runbook)).filter((step) => !wanted.has(step));
  const missing = new Set(before);
  return [...runbook.steps.filter((step) => missing.has(step)), ...steps];
}

/** The nearest earlier step of class `read` for each capture that `when` names. */
function preconditionOf(step: Step, runbook: Runbook): readonly Step[] {
  if (step.when === undefined) return [];
  const earlier = runbook.steps.slice(0, runbook.steps.indexOf(step));
  const names = [...runbook.variables, ...earlier.flatMap(({ captures }) => captures)].map(({ name }) => name);
  const checked = checkExpression(step.when, { names, moment: 'before' });
  if (checked.kind === 'invalid') return [];
  const providers = checked.names.flatMap(
    (name) =>
      earlier.findLast((other) => other.class === 'read' && other.captures.some((capture) => capture.name === name)) ??
      [],
  );
  return runbook.steps.filter((other) => providers.includes(other));
}

function chooseHost(role: Role, request: PlanRequest): Host | string {
  const { hosts, name: cluster } = request.cluster;
  const first = (wanted: Role): Host | undefined => hosts.find((host) => host.role === wanted);
  switch (role) {
    case 'worker': {
      const workers = hosts.filter((host) => host.role === 'worker');
      const names = workers.map(({ name }) => name);
      const wanted = workerName(request);
      if (wanted === null) {
        return names.length === 0
          ? `The cluster "${cluster}" has no host with the role worker`
          : `The cluster "${cluster}" has several workers; say which with WORKER: ${names.join(', ')}`;
      }
      const missing = `The cluster "${cluster}" has no worker "${wanted}"; it has ${names.join(', ') || 'none'}`;
      return workers.find(({ name }) => name === wanted) ?? missing;
    }
    case 'manager':
      return first('manager') ?? `The cluster "${cluster}" has no host with the role manager`;
    case 'control': {
      const localManager = hosts.find((host) => host.role === 'manager' && host.via.kind === 'local');
      const missing = `The cluster "${cluster}" has no host with the role control, where clw and kubectl run`;
      return first('control') ?? localManager ?? first('manager') ?? missing;
    }
  }
}

/** The worker in question: as given, else the only one there is. */
function workerName({ cluster, runbook, variables }: PlanRequest): string | null {
  const preset = runbook.variables.find(({ name }) => name === 'WORKER')?.default;
  const named = variables['WORKER'] ?? cluster.variables['WORKER'] ?? preset ?? null;
  if (named !== null) return named;
  const workers = cluster.hosts.filter(({ role }) => role === 'worker');
  return workers.length === 1 ? (workers[0]?.name ?? null) : null;
}

/** Each variable's value on a host, or why there is none. */
function resolveVariables(request: PlanRequest, host: Host): Readonly<Record<string, string>> | string {
  const resolved: Record<string, string> = {};
  for (const variable of request.runbook.variables) {
    const value = valueOfVariable(variable, request, host);
    if (value === null)
      return `The variable "${variable.name}" (${variable.title}) has no value; give one, or put it into the profile`;
    const objection = objectionTo(variable, value);
    if (objection !== null) return objection;
    resolved[variable.name] = value;
  }
  return resolved;
}

function valueOfVariable(variable: Variable, request: PlanRequest, host: Host): string | null {
  const { name } = variable;
  const worker = name === 'WORKER' ? workerName(request) : null;
  return (
    ownValue(request.variables, name) ??
    ownValue(host.variables, name) ??
    ownValue(request.cluster.variables, name) ??
    variable.default ??
    worker
  );
}

function ownValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function objectionTo({ name, pattern, secret }: Variable, value: string): string | null {
  const shown = secret ? 'its secret value' : `"${value}"`;
  if (value.includes('\0')) return `The variable "${name}" holds a NUL character, which no program can get`;
  if (pattern === undefined) return null;
  const compiled = compilePattern(pattern);
  if (compiled.kind === 'pattern' && compiled.matchesWhole(value)) return null;
  return `The variable "${name}" is ${shown}, which does not match its pattern "${pattern}"`;
}

function refused(reason: string): Planned {
  return { kind: 'refused', reason };
}
