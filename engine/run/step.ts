import type { PlannedStep } from '../plan/plan.ts';
import type { Cluster } from '../profile/profile.ts';
import type { Step } from '../runbook/runbook.ts';
import { targetCommand } from '../target/target.ts';
import type { Captured } from '../verdict/reading.ts';
import { holdsBefore, judgeStep } from '../verdict/verdict.ts';
import { type AttemptEnded, runAttempt } from './attempt.ts';
import type { CommandResult, ConfirmationAsked, RunEvent, Verdict } from './event.ts';
import type { System } from './system.ts';

/** What the steps of a run have in common. */
export interface StepContext {
  readonly cluster: Cluster;
  readonly secrets: readonly string[];
  /** Every capture of the runbook. */
  readonly names: readonly string[];
  /** What earlier steps captured; a step adds its own. */
  readonly captured: Map<string, Captured>;
  readonly system: System;
  readonly signal: AbortSignal;
  readonly confirm: (event: ConfirmationAsked, signal: AbortSignal) => Promise<'yes' | 'no'>;
  /** Adds what all events have in common, masks, writes down and hands on. */
  readonly emit: (event: EventBody) => void;
  readonly spool: (stepId: string, attempt: number, text: string) => void;
  readonly countMasked: (count: number) => void;
}

/** An event before it gets its run and its time. */
export type EventBody = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'runId' | 'at'>
    : never
  : never;

/** `declined`: the user said no to a change. */
export type StepEnd = { readonly kind: 'ended'; readonly verdict: Verdict } | { readonly kind: 'declined' };

/** Runs a step: its condition, the question before a change, the script and its repetitions, the verdict. */
export async function runStep(planned: PlannedStep, context: StepContext): Promise<StepEnd> {
  const { step, host } = planned;
  const skipped = skipReason(planned, context);
  if (skipped !== null) return { kind: 'ended', verdict: finishSkipped(step, skipped, context) };
  if (step.class !== 'read') {
    const { command } = targetOf(planned, context);
    const asked = {
      kind: 'confirmation-asked',
      stepId: step.id,
      class: step.class,
      host: host.name,
      command,
      script: step.script,
    } as const;
    context.emit(asked);
    const answer = await answerOf(asked, context);
    if (context.signal.aborted) return { kind: 'ended', verdict: stopped };
    context.emit({ kind: 'confirmation-answered', stepId: step.id, answer });
    if (answer === 'no') return { kind: 'declined' };
    // Minutes may have gone by since the question: look at the world again before changing it.
    for (const again of planned.precondition) await runScript({ ...planned, step: again, precondition: [] }, context);
    const changed = skipReason(planned, context);
    if (changed !== null) return { kind: 'ended', verdict: finishSkipped(step, changed, context) };
  }
  return { kind: 'ended', verdict: await runScript(planned, context) };
}

async function answerOf(
  asked: Extract<EventBody, { kind: 'confirmation-asked' }>,
  context: StepContext,
): Promise<'yes' | 'no'> {
  const { system, signal } = context;
  const event: ConfirmationAsked = { ...asked, runId: '', at: new Date(system.now()).toISOString() };
  const aborted = new Promise<'no'>((resolve) => {
    if (signal.aborted) resolve('no');
    signal.addEventListener('abort', () => resolve('no'), { once: true });
  });
  return Promise.race([context.confirm(event, signal), aborted]);
}

async function runScript(planned: PlannedStep, context: StepContext): Promise<Verdict> {
  const { step, host } = planned;
  const { system, signal } = context;
  const target = targetOf(planned, context);
  const deadline = system.now() + (step.retry?.forMs ?? 0);
  for (let attempt = 1; ; attempt++) {
    context.emit({
      kind: 'step-started',
      stepId: step.id,
      title: step.title,
      class: step.class,
      host: host.name,
      command: target.command,
      script: step.script,
      attempt,
    });
    const ended = await runAttempt({
      step,
      target,
      system,
      signal,
      secrets: context.secrets,
      names: [...Object.keys(planned.variables), ...context.names],
      onOutput: (stream, line, text) => {
        context.spool(step.id, attempt, text);
        context.emit({ kind: 'step-output', stepId: step.id, stream, line, text });
      },
    });
    context.countMasked(ended.masked);
    const verdict = judge(planned, ended, context);
    const left = deadline - system.now();
    const { retry } = step;
    if (retry === undefined || verdict.kind === 'pass' || signal.aborted || isHopeless(ended.result) || left <= 0) {
      return finish(planned, { ended, verdict }, context);
    }
    await system.wait(Math.min(retry.everyMs, left), signal);
    if (signal.aborted) return finish(planned, { ended, verdict: stopped }, context);
  }
}

const stopped: Verdict = { kind: 'inconclusive', finding: null, says: 'It was stopped', evidence: [] };

/** No repetition makes a program appear or gives a right. */
function isHopeless({ startError, exitCode }: CommandResult): boolean {
  return startError !== null || exitCode === 126 || exitCode === 127;
}

function judge({ step, variables }: PlannedStep, { result, reading }: AttemptEnded, context: StepContext): Verdict {
  const { names, captured: earlier, system } = context;
  return judgeStep({ step, result, reading, variables, names, earlier, now: system.now() });
}

function finish(
  { step }: PlannedStep,
  { ended, verdict }: { readonly ended: AttemptEnded; readonly verdict: Verdict },
  context: StepContext,
): Verdict {
  const own = ended.reading.captured();
  for (const { name } of step.captures) context.captured.delete(name);
  for (const [name, captured] of own) context.captured.set(name, captured);
  const captures = Object.fromEntries([...own].map(([name, { value }]) => [name, value]));
  context.emit({ kind: 'step-finished', stepId: step.id, result: ended.result, captures, verdict });
  return verdict;
}

function skipReason(
  { step, variables }: PlannedStep,
  { captured: earlier, names, system }: StepContext,
): string | null {
  if (step.when === undefined) return null;
  const { holds, says } = holdsBefore(step.when, { variables, earlier, names, now: system.now() });
  return holds ? null : says;
}

function finishSkipped(step: Step, says: string, context: StepContext): Verdict {
  const verdict: Verdict = { kind: 'skipped', finding: null, says, evidence: [] };
  const result: CommandResult = {
    exitCode: null,
    signal: null,
    timedOut: false,
    cancelled: false,
    startError: null,
    durationMs: 0,
    bytes: 0,
    sha256: context.system.sha256().digest(),
  };
  context.emit({ kind: 'step-finished', stepId: step.id, result, captures: {}, verdict });
  return verdict;
}

function targetOf(
  { step, host, variables }: PlannedStep,
  { cluster, system }: StepContext,
): ReturnType<typeof targetCommand> {
  const { kubernetes } = cluster;
  const named =
    kubernetes === undefined
      ? {}
      : {
          KUBE_CONTEXT: kubernetes.context,
          KUBE_NAMESPACE: kubernetes.namespace,
          KUBE_SYSTEM_NAMESPACE: kubernetes.systemNamespace,
        };
  return targetCommand({
    script: step.script,
    host,
    kubernetes,
    environment: { ...host.env, ...named, ...variables },
    asRoot: step.asRoot,
    local: system.environment,
  });
}
