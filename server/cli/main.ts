import { Linter } from '../lint/linter.ts';
import { isErrorCode } from '../logs/errorCode.ts';
import { allRules, ruleIds } from '../rules/list.ts';
import { type Baseline, readBaseline, withoutKnown } from './baseline.ts';
import { checkFiles } from './checkFiles.ts';
import { loadConfig } from './config.ts';
import { fixFiles } from './fixFiles.ts';
import type { LintIo } from './lintIo.ts';
import { type LintOptions, parseOptions, USAGE } from './options.ts';
import { exitCodeOf, printReport } from './output.ts';
import { createProgress, type Progress } from './progress.ts';
import { readFiles } from './readFiles.ts';

/** Runs the command and returns its exit code: 0 nothing found, 1 something found, 2 could not run, or not wholly. */
export async function main(io: LintIo): Promise<number> {
  const parsed = parseOptions(io.args);
  switch (parsed.kind) {
    case 'help':
      io.stdout(USAGE);
      return 0;
    case 'version':
      io.stdout(`${io.version}\n`);
      return 0;
    case 'list-rules':
      io.stdout(allRules.map(({ id, severity, title }) => `${id}\t${severity}\t${title}\n`).join(''));
      return 0;
    case 'wrong':
      return fail(io, [`${parsed.message}\nTry "openclaw-lint --help"`]);
    case 'lint': {
      const progress = createProgress(io);
      const exitCode = await lint(io, parsed.options, progress);
      progress.clear();
      return exitCode;
    }
  }
}

/** What the exit code is when the user ended the run; a shell never sees it, since the signal ends the process. */
const INTERRUPTED = 2;

async function lint(io: LintIo, options: LintOptions, progress: Progress): Promise<number> {
  const unknown = options.rules.find((rule) => !ruleIds.has(rule) && !isErrorCode(rule));
  if (unknown !== undefined) return fail(io, [`there is no rule "${unknown}"; see --list-rules`]);
  const baseline = loadBaseline(io, options);
  if (baseline.kind === 'wrong') return fail(io, [baseline.message]);
  const config = loadConfig(io, options);
  if (config.kind === 'wrong') return fail(io, config.messages);

  const read = await readFiles({ io, options, progress }, config.ignore);
  if (read.kind === 'interrupted') return INTERRUPTED;
  if (read.kind === 'wrong') return fail(io, read.messages);
  const { run } = read;
  const linter = new Linter(allRules, run.workspace, config.settings);
  const fixed = options.fix ? await fixFiles(io, { run, linter, progress }) : NOTHING_FIXED;
  if (fixed.kind === 'interrupted') return INTERRUPTED;
  const checked = await checkFiles(io, { options, run, linter, progress });
  if (checked.kind === 'interrupted') return INTERRUPTED;

  progress.clear();
  const { files, gone } = withoutKnown(checked.files, baseline.known);
  const stale = gone === 0 ? [] : [`${gone} of the findings in "${options.baseline}" are gone; write it again`];
  // A settings file that is checked with the others has its mistakes among the findings.
  const ofConfig = config.uri !== undefined && run.paths.has(config.uri) ? [] : config.notes;
  tell(io, [...ofConfig, ...run.notes, ...checked.notes, ...stale]);
  const failures = [...run.failures, ...fixed.failures, ...checked.failures];
  const unwritten = printReport(io, options, { version: io.version, rules: allRules, files });
  if (unwritten !== undefined) failures.push(unwritten);
  return failures.length > 0 ? fail(io, failures) : exitCodeOf(files, options);
}

const NOTHING_FIXED = { kind: 'fixed', failures: [] } as const;

type LoadedBaseline =
  | { readonly kind: 'read'; readonly known: Baseline }
  | { readonly kind: 'wrong'; readonly message: string };

function loadBaseline(io: LintIo, { baseline: path }: LintOptions): LoadedBaseline {
  if (path === undefined) return { kind: 'read', known: new Set() };
  const text = io.readText(path);
  if (text === undefined) return { kind: 'wrong', message: `cannot read the baseline "${path}"` };
  const known = readBaseline(text);
  return known === undefined
    ? { kind: 'wrong', message: `"${path}" is no baseline; write one with --write-baseline` }
    : { kind: 'read', known };
}

function tell(io: LintIo, messages: readonly string[]): void {
  for (const message of messages) io.stderr(`openclaw-lint: ${message}\n`);
}

function fail(io: LintIo, messages: readonly string[]): number {
  tell(io, messages);
  return 2;
}
