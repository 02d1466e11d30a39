import { parseProfile } from '../../engine/profile/parse.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import type { FormatProblem } from '../../engine/runbook/runbook.ts';
import { fileKind, type SourceFile } from '../documents/sourceFile.ts';
import { entriesOf, type LogFile } from '../logs/logFile.ts';
import type { Problem } from './problem.ts';
import type { LintSettings } from './settings.ts';

/** Problems of files that have a reader of their own, the engine's: runbooks and cluster profiles. */
export function readerProblems(file: SourceFile, settings: LintSettings): readonly Problem[] {
  if (fileKind(file.uri) === 'runbook') return toProblems(file, 'runbook', parseRunbook(file.text).problems, settings);
  if (!PROFILE.test(file.uri)) return [];
  // What is no YAML is reported once, by the rule for all our files.
  const isBroken = file.documents.some(({ problems }) => problems.length > 0);
  const problems = parseProfile(file.text).problems.filter(({ id }) => !isBroken || id !== 'invalid-yaml');
  return toProblems(file, 'profile', problems, settings);
}

const PROFILE = /\/\.openclaw\/clusters\.ya?ml$/;

function toProblems(
  { uri }: SourceFile,
  subject: string,
  found: readonly FormatProblem[],
  settings: LintSettings,
): readonly Problem[] {
  return found.flatMap(({ id, severity, message, range }): Problem[] => {
    const rule = `${subject}/${id}`;
    const chosen = settings.rules[rule] ?? severity;
    if (chosen === 'off') return [];
    return [{ uri, rule, severity: chosen, message, start: range.start, end: range.end, related: [], fixes: [] }];
  });
}

/** More marks than anybody looks through; an editor shows fewer. */
const MOST_LOG_PROBLEMS = 10_000;

/** A problem for each line of a log by which an error is known; its rule is the error's code. */
export function logProblems(uri: string, log: LogFile, settings: LintSettings): readonly Problem[] {
  return entriesOf(log)
    .slice(0, MOST_LOG_PROBLEMS)
    .flatMap(({ entry, start, end }): Problem[] => {
      const severity = settings.rules[entry.code] ?? entry.severity;
      if (severity === 'off') return [];
      return [{ uri, rule: entry.code, severity, message: symptomMessage(entry), start, end, related: [], fixes: [] }];
    });
}

/** What a symptom means and what to do about it. */
export function symptomMessage({ code, title }: { readonly code: string; readonly title: string }): string {
  return `${title}; run the diagnosis of ${code} to find the cause`;
}
