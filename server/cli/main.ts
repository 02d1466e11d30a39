import type { PemReader } from '../documents/certificate.ts';
import { fileKind, readSourceFile } from '../documents/sourceFile.ts';
import { Workspace } from '../graph/workspace.ts';
import { type LintConfig, readLintConfig, withConfig } from '../lint/config.ts';
import { fixText } from '../lint/fixText.ts';
import { Linter } from '../lint/linter.ts';
import type { Problem } from '../lint/problem.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../lint/settings.ts';
import { isErrorCode } from '../logs/errorCode.ts';
import { describeFile } from '../report/describe.ts';
import { githubReport } from '../report/github.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { type Report, type ReportedFile, SEVERITY_ORDER } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import { allRules, ruleIds } from '../rules/list.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { checkLog } from './checkLog.ts';
import { type LintOptions, parseOptions, USAGE } from './options.ts';

/** What the command line needs of the machine; paths in and out are as the user writes them. */
export interface LintIo {
  readonly args: readonly string[];
  readonly version: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly isTerminal: boolean;
  /** Whether colours are wanted where no option says so. */
  readonly color: boolean;
  readonly now: number;
  readonly readPem: PemReader;
  readonly readStdin: () => Promise<string>;
  /** Undefined where there is no such file or it is no text. */
  readonly readText: (path: string) => string | undefined;
  /** The bytes of a file of any size, each piece only good until the next; undefined where it cannot be read. */
  readonly readChunks: (path: string) => Iterable<Uint8Array> | undefined;
  /** The texts of the runbooks that ship with the program. */
  readonly readRunbooks: () => readonly string[];
  readonly writeText: (path: string, text: string) => void;
  /** All files that may be ours below the paths, sorted; a path that is not there is a message. */
  readonly findFiles: (paths: readonly string[], ignore: readonly string[]) => FoundFiles;
  /** The nearest `.openclaw/lint.yaml` in the working directory or above it. */
  readonly findConfig: () => string | undefined;
  readonly toUri: (path: string) => string;
  readonly digest: (text: string) => string;
}

export interface FoundFiles {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** Runs the command and returns its exit code: 0 nothing found, 1 something found, 2 could not run. */
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
      for (const rule of allRules) io.stdout(`${rule.id}\t${rule.severity}\t${rule.title}\n`);
      return 0;
    case 'wrong':
      return fail(io, `${parsed.message}\nTry "openclaw-lint --help"`);
    case 'lint':
      return lint(io, parsed.options);
  }
}

async function lint(io: LintIo, options: LintOptions): Promise<number> {
  const unknown = options.rules.find((rule) => !ruleIds.has(rule) && !isErrorCode(rule));
  if (unknown !== undefined) return fail(io, `there is no rule "${unknown}"; see --list-rules`);
  const config = loadConfig(io, options);
  if (config === undefined) return 2;
  const run = await readFiles(io, options, config.ignore ?? []);
  if (run === undefined) return 2;
  const linter = new Linter(allRules, run.workspace, settingsOf(io, options, config));
  if (options.fix) fixFiles(io, run, linter);
  const files = checkFiles(io, run, linter, options);
  return finish(io, options, { version: io.version, rules: allRules, files });
}

function fail(io: LintIo, message: string): number {
  io.stderr(`openclaw-lint: ${message}\n`);
  return 2;
}

function loadConfig(io: LintIo, options: LintOptions): LintConfig | undefined {
  const path = options.config ?? io.findConfig();
  if (path === undefined) return {};
  const text = io.readText(path);
  if (text === undefined) {
    fail(io, `cannot read the settings in "${path}"`);
    return undefined;
  }
  const root = readSourceFile('file:///.openclaw/lint.yaml', text).documents[0]?.root;
  return readLintConfig(root, ruleIds).config;
}

function settingsOf(io: LintIo, { kubernetesVersion }: LintOptions, config: LintConfig): LintSettings {
  const settings = withConfig({ ...DEFAULT_SETTINGS, now: io.now }, config);
  return kubernetesVersion === undefined ? settings : { ...settings, kubernetesVersion };
}

interface Run {
  readonly workspace: Workspace;
  /** Path by URI, in the order in which files are reported. */
  readonly paths: ReadonlyMap<string, string>;
  /** Set where standard input is checked. */
  readonly stdinUri: string | undefined;
}

async function readFiles(io: LintIo, options: LintOptions, ignore: readonly string[]): Promise<Run | undefined> {
  const workspace = new Workspace(io.readPem);
  workspace.signatures.shipped = io.readRunbooks;
  const paths = new Map<string, string>();
  const found = io.findFiles(
    options.paths.filter((path) => path !== '-'),
    [...ignore, ...ignorePatterns(io, options)],
  );
  if (found.problems.length > 0) {
    for (const problem of found.problems) fail(io, problem);
    return undefined;
  }
  let stdinUri: string | undefined;
  if (options.paths.includes('-')) {
    const path = options.stdinFilename ?? 'worker.yaml';
    stdinUri = io.toUri(path);
    paths.set(stdinUri, path);
    workspace.set(readSourceFile(stdinUri, await io.readStdin()));
  }
  for (const [index, path] of found.files.entries()) {
    const uri = io.toUri(path);
    // A log may be larger than memory, and nothing refers to it: it is read when it is checked.
    if (fileKind(path) === 'log') {
      paths.set(uri, path);
      continue;
    }
    const text = io.readText(path);
    if (text === undefined) continue;
    paths.set(uri, path);
    workspace.set(readSourceFile(uri, text));
    if (io.isTerminal && index % 500 === 499) io.stderr(`\r${index + 1} of ${found.files.length} files read`);
  }
  if (io.isTerminal && found.files.length >= 500) io.stderr('\r\u001b[K');
  return { workspace, paths, stdinUri };
}

function ignorePatterns(io: LintIo, { ignorePath }: LintOptions): readonly string[] {
  return (io.readText(ignorePath ?? '.openclawignore') ?? '').split(/\r?\n/).filter((line) => line !== '');
}

function fixFiles(io: LintIo, { workspace, paths, stdinUri }: Run, linter: Linter): void {
  for (const [uri, path] of paths) {
    const before = workspace.file(uri)?.text ?? '';
    const text = fixText(workspace, linter, uri);
    if (uri === stdinUri) io.stdout(text);
    else if (text !== before) io.writeText(path, text);
    if (text !== before) workspace.set(readSourceFile(uri, text));
  }
}

function checkFiles(io: LintIo, run: Run, linter: Linter, options: LintOptions): readonly ReportedFile[] {
  const least = SEVERITY_ORDER.indexOf(options.severity);
  const isWanted = ({ rule, severity }: Problem): boolean =>
    SEVERITY_ORDER.indexOf(severity) >= least && (options.rules.length === 0 || options.rules.includes(rule));
  const known = options.baseline === undefined ? undefined : readBaseline(io.readText(options.baseline) ?? '');
  return [...run.paths].flatMap(([uri, path]) => {
    if (fileKind(path) === 'log' && uri !== run.stdinUri) return withoutKnown(readLog(uri, path), known);
    const problems = linter.lint(uri).filter(isWanted);
    if (problems.length === 0) return [];
    const text = run.workspace.file(uri)?.text ?? '';
    const other = (otherUri: string) => {
      const file = run.workspace.file(otherUri);
      return file === undefined ? undefined : { path: run.paths.get(otherUri) ?? otherUri, text: file.text };
    };
    const file = describeFile({ path, text, problems, other, digest: io.digest });
    return withoutKnown(file, known);
  });

  function readLog(uri: string, path: string): ReportedFile {
    const { set } = run.workspace.signatures;
    const { settings } = linter;
    const chunks = io.readChunks(path);
    if (chunks === undefined) {
      io.stderr(`openclaw-lint: cannot read "${path}"\n`);
      return { path, findings: [] };
    }
    const { file, left } = checkLog({ path, uri, chunks, set, settings, isWanted, digest: io.digest });
    if (left > 0) io.stderr(`openclaw-lint: ${path}: ${left} more symptoms are not listed\n`);
    return file;
  }
}

function withoutKnown(
  { path, findings }: ReportedFile,
  known: ReadonlySet<string> | undefined,
): readonly ReportedFile[] {
  const left = findings.filter(({ fingerprint }) => known?.has(fingerprint) !== true);
  return left.length === 0 ? [] : [{ path, findings: left }];
}

function finish(io: LintIo, options: LintOptions, report: Report): number {
  if (options.writeBaseline !== undefined) {
    io.writeText(options.writeBaseline, writeBaseline(report));
    return 0;
  }
  const text = render(report, options, io);
  // With --fix the text from standard input goes back to standard output; the report must not mix with it.
  const print = options.fix && options.paths.includes('-') ? io.stderr : io.stdout;
  if (options.output === undefined) print(text);
  else io.writeText(options.output, text);
  const worst = Math.max(
    -1,
    ...report.files.flatMap(({ findings }) => findings.map(({ problem }) => SEVERITY_ORDER.indexOf(problem.severity))),
  );
  return worst >= SEVERITY_ORDER.indexOf(options.failOn) ? 1 : 0;
}

function render(report: Report, options: LintOptions, io: LintIo): string {
  switch (options.format) {
    case 'text':
      return textReport(report, { color: options.color ?? (io.color && options.output === undefined) });
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'junit':
      return junitReport(report);
    case 'github':
      return githubReport(report);
  }
}
