import { diagnose, type StepVerdict } from '../diagnosis/diagnose.ts';
import { createMask } from '../output/mask.ts';
import { type Plan, planRun } from '../plan/plan.ts';
import type { Cluster } from '../profile/profile.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { type Channel, createChannel } from './channel.ts';
import type { ConfirmationAsked, RunEvent, RunFinished } from './event.ts';
import type { Intent } from './intent.ts';
import { type EventBody, runStep, type StepContext } from './step.ts';
import type { RecordSink, System } from './system.ts';

/** What is run, against what, and who answers for changes. */
export interface RunRequest {
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  /** Values that the caller gives; they go before those of the host, the cluster and the runbook's defaults. */
  readonly variables: Readonly<Record<string, string>>;
  readonly intent: Intent;
  readonly system: System;
  /** Stops the run: the step that runs ends with all of its processes, the rest does not start. */
  readonly signal: AbortSignal;
  /** Asked before each step that changes something. The signal is the run's: once aborted, the answer is ignored. */
  readonly confirm: (event: ConfirmationAsked, signal: AbortSignal) => Promise<'yes' | 'no'>;
}

/**
 * Starts at the first `next()`. Always ends with one `run-finished`, and never throws for what the world does. To leave
 * the loop early stops the run as the signal does.
 */
export async function* startRun(request: RunRequest): AsyncGenerator<RunEvent, void, undefined> {
  const left = new AbortController();
  const channel = createChannel();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const running = execute({ ...request, signal }, left, channel).finally(channel.close);
  try {
    yield* channel.events();
  } finally {
    left.abort();
    await running;
  }
}

type End = Pick<RunFinished, 'status' | 'reason'>;

async function execute(request: RunRequest, stop: AbortController, channel: Channel): Promise<void> {
  const { system, runbook, cluster, intent } = request;
  const runId = system.newRunId();
  const planned = planRun(request);
  const plan: Plan = planned.kind === 'planned' ? planned.plan : { steps: [], variables: {}, secrets: [] };
  const opened = system.openRecord(runId);
  const record = opened.kind === 'opened' ? opened.record : null;
  const writing = createWriting({ record, secrets: plan.secrets, stop });
  const emit = (body: EventBody): void => {
    const event = maskEvent({ ...body, runId, at: new Date(system.now()).toISOString() }, plan.secrets);
    writing.append(event);
    channel.push(event);
  };
  emit({
    kind: 'run-started',
    code: runbook.code,
    intent: intent.kind,
    cluster: cluster.name,
    practice: cluster.practice,
    variables: plan.variables,
    steps: plan.steps.map(({ step }) => step.id),
  });
  let masked = 0;
  const context: StepContext = {
    cluster,
    secrets: plan.secrets,
    names: [...new Set(runbook.steps.flatMap(({ captures }) => captures.map(({ name }) => name)))],
    captured: new Map(),
    system,
    signal: request.signal,
    confirm: async (event, signal) => {
      // The question comes after everything that it is about: whoever reads the events has seen them by then.
      await channel.drained();
      return request.confirm(maskEvent({ ...event, runId }, plan.secrets), signal);
    },
    emit,
    spool: writing.spool,
    countMasked: (count) => {
      masked += count;
    },
  };
  let end: End;
  if (opened.kind === 'failed')
    end = { status: 'refused', reason: `The record could not be opened: ${opened.message}` };
  else if (planned.kind === 'refused') end = { status: 'refused', reason: planned.reason };
  else end = await runPlan(plan, { request, context });
  const broken = writing.failure();
  if (broken !== null) end = { status: 'failed', reason: `The record could not be written: ${broken}` };
  emit({ kind: 'run-finished', ...end, masked });
  record?.close();
}

async function runPlan(
  plan: Plan,
  { request, context }: { readonly request: RunRequest; readonly context: StepContext },
): Promise<End> {
  const verdicts: StepVerdict[] = [];
  for (const planned of plan.steps) {
    if (context.signal.aborted) return cancelled;
    const { step } = planned;
    const end = await runStep(planned, context);
    if (context.signal.aborted) return cancelled;
    if (end.kind === 'declined') return { status: 'declined', reason: `"${step.title}" was not confirmed` };
    const { verdict } = end;
    verdicts.push({ stepId: step.id, verdict });
    // What a diagnosis finds is its result; a fix or a verification that does not pass is a reason to stop.
    const mustPass = step.purpose !== 'diagnose' && request.intent.kind !== 'diagnose';
    if (mustPass && (verdict.kind === 'fail' || verdict.kind === 'inconclusive')) {
      return { status: 'failed', reason: `"${step.title}" did not pass: ${verdict.says}` };
    }
  }
  if (request.intent.kind === 'diagnose') {
    context.emit({ kind: 'diagnosis-made', diagnosis: diagnose(request.runbook.causes, verdicts) });
  }
  return { status: 'completed', reason: null };
}

const cancelled: End = { status: 'cancelled', reason: 'The run was stopped' };

interface Writing {
  readonly append: (event: RunEvent) => void;
  readonly spool: (stepId: string, attempt: number, text: string) => void;
  readonly failure: () => string | null;
}

/** Writes the record; when that fails the run stops, for a change that leaves no trace must not happen. */
function createWriting(to: {
  readonly record: RecordSink | null;
  readonly secrets: readonly string[];
  readonly stop: AbortController;
}): Writing {
  let failure: string | null = null;
  const outputs = new Map<string, number>();
  const check = (message: string | null): void => {
    if (message === null || failure !== null) return;
    failure = message;
    to.stop.abort();
  };
  return {
    append: (event) => {
      if (event.kind === 'step-started') outputs.set(event.stepId, 0);
      if (event.kind === 'step-output') {
        const length = (outputs.get(event.stepId) ?? 0) + event.text.length;
        outputs.set(event.stepId, length);
        // The whole output is in the spool; the record keeps enough of it to be read alone.
        if (length > recordedOutput) return;
      }
      if (failure === null) check(to.record?.append(event) ?? null);
    },
    spool: (stepId, attempt, text) => {
      if (failure === null) check(to.record?.spool(stepId, attempt, text) ?? null);
    },
    failure: () => failure,
  };
}

const recordedOutput = 256 * 1024;

/** Hides the values of secret variables wherever they stand in an event. Output is masked where it is decoded. */
function maskEvent<Event extends RunEvent>(event: Event, secrets: readonly string[]): Event {
  if (secrets.length === 0 || event.kind === 'step-output') return event;
  return maskValue(event, secrets) as Event;
}

function maskValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    const mask = createMask(secrets);
    return mask.push(value) + mask.end();
  }
  if (Array.isArray(value)) return value.map((item) => maskValue(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, fixedWords.has(key) ? item : maskValue(item, secrets)]));
}

/** Fields that never hold a value from outside; a secret such as "run" must not change what an event is. */
const fixedWords: ReadonlySet<string> = new Set(
  'kind runId at stepId class intent status answer stream sha256 conclusion id finding fix steps'.split(' '),
);
