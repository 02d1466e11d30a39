import type { Linter } from '../lint/linter.ts';
import { MOST_LOG_PROBLEMS } from '../lint/readerProblems.ts';
import { compileSignatures } from '../logs/signatureSet.ts';
import { describeFile, type PlacedText, placedText } from '../report/describe.ts';
import type { LogPartFindings } from '../report/describeLog.ts';
import { describeLog } from '../report/describeLog.ts';
import { type ReportedFile, SEVERITY_ORDER } from '../report/report.ts';
import type { LintIo } from './lintIo.ts';
import type { LintOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { Run } from './readFiles.ts';
import { createPartScan, type ScanRequest } from './scanPart.ts';

export type CheckedRun =
  | {
      readonly kind: 'checked';
      readonly files: readonly ReportedFile[];
      readonly failures: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'interrupted' };

export interface CheckInput {
  readonly options: LintOptions;
  readonly run: Run;
  readonly linter: Linter;
  readonly progress: Progress;
}

/** Finds everything that is to be reported; files without a finding are left out. */
export async function checkFiles(io: LintIo, { options, run, linter, progress }: CheckInput): Promise<CheckedRun> {
  const { workspace, paths, logs, stdin } = run;
  const files = new Map<string, ReportedFile>();
  const failures: string[] = [];
  const notes: string[] = [];
  const total = paths.size + logs.length;
  let done = 0;

  const least = SEVERITY_ORDER.indexOf(options.severity);
  const texts = new Map<string, PlacedText>();
  const other = (uri: string): PlacedText | undefined => {
    const known = texts.get(uri);
    const file = workspace.file(uri);
    if (known !== undefined || file === undefined) return known;
    const made = placedText(io.displayPath(paths.get(uri) ?? uri), file.text);
    texts.set(uri, made);
    return made;
  };
  for (const [uri, path] of paths) {
    done += 1;
    if (!(await progress.goesOn('checked', done, total))) return { kind: 'interrupted' };
    if (stdin?.kind === 'log' && uri === stdin.uri) {
      takeLog(uri, io.displayPath(path), [await scanInput()]);
      if (io.signal.aborted) return { kind: 'interrupted' };
      continue;
    }
    const problems = linter
      .lint(uri)
      .filter(
        ({ rule, severity }) =>
          SEVERITY_ORDER.indexOf(severity) >= least && (options.rules.length === 0 || options.rules.includes(rule)),
      );
    linter.forget(uri);
    if (problems.length === 0) continue;
    const text = workspace.file(uri)?.text ?? '';
    const place = placedText(io.displayPath(path), text);
    files.set(uri, describeFile({ place, problems, other, digest: io.digest }));
  }
  for await (const scan of logs.length === 0 ? [] : io.scanLogs(logs, scanRequest(), options.threads)) {
    done += 1;
    const path = io.displayPath(scan.path);
    if (scan.kind === 'scanned') takeLog(io.toUri(scan.path), path, scan.parts);
    else failures.push(`cannot read "${path}": ${scan.message}`);
    if (!(await progress.goesOn('checked', done, total))) return { kind: 'interrupted' };
  }
  const sorted = [...files.values()].sort((a, b) => comparePaths(a.path, b.path));
  return { kind: 'checked', files: sorted, failures, notes };

  function scanRequest(): ScanRequest {
    const runbooks = new Set(workspace.signatures.set.signatures.map(({ runbook }) => runbook));
    return {
      runbooks: [...runbooks],
      levels: linter.settings.rules,
      leastSeverity: options.severity,
      only: options.rules,
      most: MOST_LOG_PROBLEMS,
    };
  }

  async function scanInput(): Promise<LogPartFindings> {
    const request = scanRequest();
    const scan = createPartScan(request, compileSignatures(request.runbooks));
    for await (const chunk of io.readStdin()) scan.push(chunk);
    return scan.end();
  }

  function takeLog(uri: string, path: string, parts: readonly LogPartFindings[]): void {
    const levels = linter.settings.rules;
    const { file, left } = describeLog({ uri, path, parts, levels, digest: io.digest });
    if (left > 0) notes.push(`"${path}": ${left} more symptoms are not listed`);
    if (file.findings.length > 0) files.set(uri, file);
  }
}

/** Folder by folder, as a walk goes, wherever a file came from. */
function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x = '', y = ''] = [left[at], right[at]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
