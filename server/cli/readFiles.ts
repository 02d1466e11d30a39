import { fileKind, readSourceFile } from '../documents/sourceFile.ts';
import { Workspace } from '../graph/workspace.ts';
import type { LintIo } from './lintIo.ts';
import type { LintOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { SourceRead } from './readSource.ts';
import { readStandardInput, type StandardInput } from './standardInput.ts';

/** Everything that one run works on. */
export interface Run {
  readonly workspace: Workspace;
  /** The files that are checked: path on the disk by URI, in the order in which they are reported. */
  readonly paths: ReadonlyMap<string, string>;
  /** Logs are not held: they are scanned when it is their turn. */
  readonly logs: readonly string[];
  readonly stdin: StandardInput | undefined;
  /** What could not be read although it should be: the rest is checked, but the run has failed. */
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

export type ReadRun =
  | { readonly kind: 'read'; readonly run: Run }
  | { readonly kind: 'wrong'; readonly messages: readonly string[] }
  | { readonly kind: 'interrupted' };

/** Reads all files that are to be checked into a workspace. */
export async function readFiles(
  { io, options, progress }: { io: LintIo; options: LintOptions; progress: Progress },
  ignore: { readonly patterns: readonly string[]; readonly root: string },
): Promise<ReadRun> {
  const workspace = new Workspace(io.readPem);
  workspace.signatures.shipped = io.readRunbooks;
  const found = io.findFiles(
    options.paths.filter((path) => path !== '-'),
    ignore,
  );
  if (found.wrong.length > 0) return { kind: 'wrong', messages: found.wrong };
  const paths = new Map<string, string>();
  const failures = [...found.unreadable];
  const notes = [...found.notes];
  let stdin: StandardInput | undefined;
  if (options.paths.includes('-')) {
    const input = await readStandardInput(io, options);
    if (io.signal.aborted) return { kind: 'interrupted' };
    if (input.kind === 'wrong') return { kind: 'wrong', messages: [input.message] };
    stdin = input.stdin;
    paths.set(stdin.uri, stdin.path);
    if (stdin.kind === 'text') workspace.set(readSourceFile(stdin.uri, stdin.text));
  }
  const isLog = (path: string): boolean => fileKind(path) === 'log';
  // What comes from standard input takes the place of the file of that name.
  const others = found.files.filter((path) => io.toUri(path) !== stdin?.uri);
  const logs = others.filter(isLog);
  const sources = others.filter((path) => !isLog(path));
  const named = new Set(options.paths.map(io.toUri));
  let done = 0;
  for await (const batch of io.readSources(sources, options.threads)) {
    for (const read of batch) {
      const path = sources[done] ?? '';
      done += 1;
      if (!(await progress.goesOn('read', done, sources.length))) return { kind: 'interrupted' };
      if (read.kind === 'text') {
        const uri = io.toUri(path);
        paths.set(uri, path);
        workspace.set(readSourceFile(uri, read.text));
      } else tell(read, io.displayPath(path));
    }
  }
  return { kind: 'read', run: { workspace, paths, logs, stdin, failures, notes } };

  function tell(read: SourceRead, path: string): void {
    switch (read.kind) {
      case 'failed':
        failures.push(`cannot read "${path}": ${read.message}`);
        break;
      case 'no text':
        if (named.has(io.toUri(path))) failures.push(`cannot read "${path}" as UTF-8 text`);
        // Certificates and keys are as often binary, which nobody expects to be checked.
        else if (fileKind(path) !== 'certificate') notes.push(`"${path}" is not checked: it is no UTF-8 text`);
        break;
      case 'text':
      case 'irrelevant':
      case 'gone':
        break;
    }
  }
}
