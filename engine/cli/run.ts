import { didYouMean } from '../format/nearest.ts';
import { planRun } from '../plan/plan.ts';
import type { Cluster } from '../profile/profile.ts';
import { junitReport } from '../report/junit.ts';
import { markdownReport } from '../report/markdown.ts';
import { exitCodeOf, type Summary, summarize } from '../report/summary.ts';
import { eventText, type TextStyle } from '../report/text.ts';
import type { ConfirmationAsked, RunEvent } from '../run/event.ts';
import type { Intent } from '../run/intent.ts';
import { startRun } from '../run/run.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { Arguments } from './arguments.ts';
import { lookupCluster, lookupRunbook, recordsFolder } from './lookup.ts';
import { cannot, type ExitCode, type Terminal } from './terminal.ts';

/** `diagnose`, `fix` and `verify`. */
export async function run(
  command: 'diagnose' | 'fix' | 'verify',
  options: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const [code, ...more] = options.operands;
  if (code === undefined || more.length > 0) return cannot(terminal, `${command} needs one error code or one path`);
  const runbook = await lookupRunbook(code, terminal);
  if (runbook.kind === 'failed') return cannot(terminal, runbook.message);
  const intent = intentOf(command, options, runbook.found);
  if (typeof intent === 'string') return cannot(terminal, intent);
  const cluster = await lookupCluster(options, terminal);
  if (cluster.kind === 'failed') return cannot(terminal, cluster.message);
  const objection = nobodyToAsk({ runbook: runbook.found, cluster: cluster.found, intent }, options, terminal);
  if (objection !== null) return cannot(terminal, objection);
  return runAndReport({ code, runbook: runbook.found, cluster: cluster.found, intent }, options, terminal);
}

interface What {
  readonly code: string;
  readonly runbook: Runbook;
  readonly cluster: Cluster;
  readonly intent: Intent;
}

async function runAndReport(what: What, options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { runbook, cluster, intent } = what;
  const titles = new Map(runbook.steps.map(({ id, title }) => [id, title]));
  const style = styleOf(terminal);
  const isLive = !options.json && options.format === 'text';
  const system = terminal.system(await recordsFolder(terminal));
  let recordPath: string | null = null;
  const events: RunEvent[] = [];
  const run = startRun({
    runbook,
    cluster,
    intent,
    variables: variablesOf(options, runbook),
    system: {
      ...system,
      openRecord: (runId) => {
        const opened = system.openRecord(runId);
        if (opened.kind === 'opened') recordPath = opened.record.path;
        return opened;
      },
    },
    signal: terminal.signal,
    confirm: (asked, signal) =>
      confirm(asked, { options, terminal, text: isLive ? '' : eventText(asked, titles, style) }, signal),
  });
  for await (const event of run) {
    // Output is in the record; reports show the lines that matter.
    if (event.kind !== 'step-output') events.push(event);
    if (options.json) terminal.print(`${JSON.stringify(event)}\n`);
    else if (isLive) terminal.print(eventText(event, titles, style));
  }
  const summary = summarize(events, titles);
  if (isLive) terminal.print(nextText(summary, what, options));
  else if (!options.json) terminal.print(reportOf(summary, options));
  if (recordPath !== null) terminal.printError(`Record: ${String(recordPath)}\n`);
  return exitCodeOf(summary);
}

/** A report of a whole run in one of the formats. */
export function reportOf(summary: Summary, { format }: Pick<Arguments, 'format'>): string {
  switch (format) {
    case 'markdown':
      return markdownReport(summary);
    case 'junit':
      return junitReport(summary);
    case 'json':
    case 'text':
      return `${JSON.stringify(summary, null, 2)}\n`;
  }
}

/** Colours only for a person who has not asked for none (no-color.org). */
export function styleOf({ environment, isTerminal, columns }: Terminal): TextStyle {
  const wantsNone = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return { colour: isTerminal && !wantsNone, columns: Math.min(columns, 80) };
}

function intentOf(command: 'diagnose' | 'fix' | 'verify', options: Arguments, runbook: Runbook): Intent | string {
  if (command !== 'fix') {
    if (options.cause !== null || options.section !== null) return `${command} takes neither --cause nor --section`;
    return { kind: command };
  }
  if (options.cause !== null && options.section !== null) return 'fix takes --cause or --section, not both';
  if (options.section !== null) return { kind: 'fix', section: options.section };
  const mended = runbook.causes.filter(({ fix }) => fix !== undefined);
  const ids = mended.map(({ id }) => id);
  if (options.cause === null) {
    return `fix needs --cause; "${runbook.code}" mends\n${mended.map(({ id, title }) => `  ${id}: ${title}\n`).join('')}`;
  }
  const cause = runbook.causes.find(({ id }) => id === options.cause);
  if (cause === undefined) return `"${runbook.code}" has no cause "${options.cause}"${didYouMean(options.cause, ids)}`;
  if (cause.fix === undefined) return `"${runbook.code}" has no fix for the cause "${cause.id}"`;
  return { kind: 'fix', section: cause.fix };
}

/** --worker is for every runbook, also for one without that variable. */
function variablesOf({ variables, worker }: Arguments, runbook: Runbook): Readonly<Record<string, string>> {
  const known = runbook.variables.some(({ name }) => name === 'WORKER');
  const { WORKER: _, ...others } = variables;
  return worker !== null && !known ? others : variables;
}

/** A change that nobody could confirm is refused before anything has run. */
function nobodyToAsk(request: Omit<What, 'code'>, options: Arguments, terminal: Terminal): string | null {
  if (terminal.ask !== null) return null;
  const planned = planRun({ ...request, variables: variablesOf(options, request.runbook) });
  if (planned.kind === 'refused') return null;
  const step = planned.plan.steps.find(({ step }) => step.class !== 'read' && !mayRun(step.class, options))?.step;
  if (step === undefined) return null;
  return `the step "${step.title}" is of class ${step.class} and there is no terminal to ask on; give --yes --allow ${step.class}`;
}

function mayRun(stepClass: 'change' | 'destroy', { yes, allow }: Arguments): boolean {
  return yes && (allow === 'destroy' || allow === stepClass);
}

async function confirm(
  asked: ConfirmationAsked,
  { options, terminal, text }: { readonly options: Arguments; readonly terminal: Terminal; readonly text: string },
  signal: AbortSignal,
): Promise<'yes' | 'no'> {
  if (mayRun(asked.class, options)) return 'yes';
  if (terminal.ask === null) return 'no';
  if (text !== '') terminal.printError(text);
  const answer = await terminal.ask(`Run this on ${asked.host}? [y/N] `, signal);
  return /^y(?:es)?$/i.test(answer?.trim() ?? '') ? 'yes' : 'no';
}

/** What to run next. */
function nextText({ diagnosis }: Summary, { code, runbook }: What, options: Arguments): string {
  const fixable = (diagnosis?.causes ?? []).filter(({ status, fix }) => status === 'proven' && fix !== null);
  if (fixable.length === 0) return '';
  const variables = Object.entries(variablesOf(options, runbook)).filter(
    ([name]) => name !== 'WORKER' || options.worker === null,
  );
  const given = [
    ...(options.worker === null ? [] : ['--worker', options.worker]),
    ...variables.flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...(options.cluster === null ? [] : ['--cluster', options.cluster]),
    ...(options.profile === null ? [] : ['--profile', options.profile]),
  ];
  const commands = fixable.map(({ id }) =>
    ['openclaw-runbook', 'fix', code, '--cause', id, ...given].map(shellWord).join(' '),
  );
  return `\nTo mend it, with a question before each change:\n${commands.map((command) => `  ${command}\n`).join('')}`;
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
