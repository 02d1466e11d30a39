import { parseProfile } from '../../engine/profile/parse.ts';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import type { FormatProblem } from '../../engine/runbook/runbook.ts';
import { fileKind, isTooLarge, MAX_YAML_LENGTH, type SourceFile } from '../documents/sourceFile.ts';
import { entriesOf, type LogFile } from '../logs/logFile.ts';
import { lineBreak, lineEnd } from '../rules/edit.ts';
import type { FileFix, Problem } from './problem.ts';
import type { LintSettings } from './settings.ts';

/** Problems of files that have a reader of their own, the engine's: runbooks and cluster profiles. */
export function readerProblems(file: SourceFile, settings: LintSettings): readonly Problem[] {
  if (isTooLarge(file)) return tooLarge(file, settings);
  if (fileKind(file.uri) === 'runbook') return toProblems(file, 'runbook', parseRunbook(file.text).problems, settings);
  if (!PROFILE.test(file.uri)) return [];
  // What is no YAML is reported once, by the rule for all our files.
  const isBroken = file.documents.some(({ problems }) => problems.length > 0);
  const problems = parseProfile(file.text).problems.filter(({ id }) => !isBroken || id !== 'invalid-yaml');
  return toProblems(file, 'profile', problems, settings);
}

/** Said on the first line, where the editor shows it at once. */
function tooLarge({ uri, text }: SourceFile, { rules }: LintSettings): readonly Problem[] {
  const severity = rules['yaml/syntax'] ?? 'information';
  if (severity === 'off') return [];
  const size = `${Math.round(text.length / 1_000_000)} million characters`;
  const message = `the file has ${size}; YAML above ${MAX_YAML_LENGTH / 1_000_000} million is not checked, split it`;
  return [{ uri, rule: 'yaml/syntax', severity, message, start: 0, end: lineEnd(text, 0), related: [], fixes: [] }];
}

const PROFILE = /\/\.openclaw\/clusters\.ya?ml$/;

function toProblems(
  file: SourceFile,
  subject: string,
  found: readonly FormatProblem[],
  settings: LintSettings,
): readonly Problem[] {
  const { uri } = file;
  return found.flatMap((problem): Problem[] => {
    const { id, severity, message, range } = problem;
    const rule = `${subject}/${UNREADABLE.has(id) ? 'unreadable' : id}`;
    const chosen = settings.rules[rule] ?? severity;
    if (chosen === 'off') return [];
    const { start, end } = range;
    const fixes = [...timeoutFix(file, problem), ...correction(file, problem)];
    return [{ uri, rule, severity: chosen, message, start, end, related: [], fixes }];
  });
}

/** What the engine tells apart and a reader need not: each of them keeps the file from being read. */
const UNREADABLE: ReadonlySet<string> = new Set(['invalid-yaml', 'invalid-markdown', 'too-large']);

/** Behind the first option of the step, which is its id as a rule. */
function timeoutFix({ uri, text }: SourceFile, { id, range }: FormatProblem): readonly FileFix[] {
  if (id !== 'missing-timeout') return [];
  const at = lineEnd(text, range.start);
  const edits = [{ kind: 'change', uri, start: at, end: at, text: `${lineBreak(text)}#| timeout: 30s` } as const];
  return [{ title: 'Add timeout: 30s', safety: 'safe', edits }];
}

/** The engine ends a message with the word that it takes for the one that was meant. */
const MEANT = /"([^"]+)"[^"]*, did you mean "([^"]+)"$/;

function correction({ uri, text }: SourceFile, { message, range }: FormatProblem): readonly FileFix[] {
  const [, found = '', meant] = MEANT.exec(message) ?? [];
  const at = text.slice(range.start, range.end).indexOf(found);
  if (meant === undefined || at === -1) return [];
  const start = range.start + at;
  const edits = [{ kind: 'change', uri, start, end: start + found.length, text: meant } as const];
  return [{ title: `Change "${found}" to "${meant}"`, safety: 'needs review', edits }];
}

/** The most symptoms of one log that are listed: more than anybody looks through, and than an editor shows. */
export const MOST_LOG_PROBLEMS = 10_000;

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
