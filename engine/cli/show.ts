import { parseProfile } from '../profile/parse.ts';
import { readRecord } from '../record/read.ts';
import { summarize } from '../report/summary.ts';
import { eventText } from '../report/text.ts';
import { parseRunbook } from '../runbook/parse.ts';
import type { FormatProblem } from '../runbook/runbook.ts';
import type { Arguments } from './arguments.ts';
import { allRunbooks, lookupRunbook } from './lookup.ts';
import { problemText } from './place.ts';
import { reportOf, styleOf } from './run.ts';
import { cannot, type ExitCode, type Terminal } from './terminal.ts';

/** `list`: code and title of each runbook. */
export async function list(terminal: Terminal): Promise<ExitCode> {
  for (const [code, { text }] of await allRunbooks(terminal)) {
    terminal.print(`${code}  ${parseRunbook(text).runbook?.title ?? ''}\n`);
  }
  return 0;
}

/** `show CODE`: what a runbook diagnoses, mends and needs. */
export async function show({ operands }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [code] = operands;
  if (code === undefined || operands.length > 1) return cannot(terminal, 'show needs one error code or one path');
  const lookup = await lookupRunbook(code, terminal);
  if (lookup.kind === 'failed') return cannot(terminal, lookup.message);
  const { found: runbook } = lookup;
  const part = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const steps = (purpose: string): readonly string[] =>
    runbook.steps
      .filter((step) => step.purpose === purpose)
      .map((step) => `${step.class.padEnd(8)}${step.on.padEnd(9)}${step.id}: ${step.title}`);
  terminal.print(
    [
      `${runbook.code}: ${runbook.title}\n`,
      part(
        'Variables',
        runbook.variables.map(({ name, title, default: preset, secret }) => {
          const value = preset === undefined ? '' : ` (default ${secret ? 'secret' : preset})`;
          return `${name}: ${title}${value}`;
        }),
      ),
      part('Diagnosis', steps('diagnose')),
      part(
        'Causes',
        runbook.causes.map(({ id, title, fix }) => `${id}: ${title}${fix === undefined ? '' : ` (fix: ${fix})`}`),
      ),
      part('Fixes', steps('fix')),
      part('Verification', steps('verify')),
    ].join(''),
  );
  return 0;
}

/** `check FILE...`: the mistakes in runbooks and profiles. */
export async function check({ operands }: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (operands.length === 0) return cannot(terminal, 'check needs at least one file');
  let count = 0;
  for (const path of operands) {
    const read = await terminal.files.read(
      path.startsWith('/') ? path : terminal.files.join(terminal.workingFolder, path),
    );
    if (read.kind !== 'text') {
      return cannot(
        terminal,
        `${path} cannot be read: ${read.kind === 'absent' ? 'there is no such file' : read.message}`,
      );
    }
    const problems: readonly FormatProblem[] = /\.ya?ml$/.test(path)
      ? parseProfile(read.text).problems
      : parseRunbook(read.text).problems;
    for (const problem of problems) terminal.print(problemText(path, read.text, problem));
    count += problems.length;
  }
  return count === 0 ? 0 : 1;
}

/** `record show FILE` and `record verify FILE`. */
export async function record(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [action, path, ...more] = options.operands;
  if ((action !== 'show' && action !== 'verify') || path === undefined || more.length > 0) {
    return cannot(terminal, 'record needs "show" or "verify" and one file');
  }
  const read = await terminal.files.read(
    path.startsWith('/') ? path : terminal.files.join(terminal.workingFolder, path),
  );
  if (read.kind !== 'text') {
    return cannot(
      terminal,
      `${path} cannot be read: ${read.kind === 'absent' ? 'there is no such file' : read.message}`,
    );
  }
  const { header, events, finished, problem } = readRecord(read.text, terminal.sha256);
  if (problem !== null) terminal.printError(`${path}:${problem.line}: ${problem.message}\n`);
  if (action === 'verify') {
    if (problem === null) {
      const end = finished ? 'the run came to its end' : 'the run did not come to its end';
      terminal.print(
        `${events.length} events by ${header?.user ?? '?'} on ${header?.machine ?? '?'}, unchanged; ${end}\n`,
      );
    }
    return problem === null && finished ? 0 : 1;
  }
  const summary = summarize(events);
  if (options.json) terminal.print(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  else if (options.format !== 'text') terminal.print(reportOf(summary, options));
  else {
    const titles = new Map(
      events.flatMap((event) => (event.kind === 'step-started' ? [[event.stepId, event.title]] : [])),
    );
    terminal.print(events.map((event) => eventText(event, titles, styleOf(terminal))).join(''));
  }
  return problem === null ? 0 : 1;
}
