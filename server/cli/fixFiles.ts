import { readSourceFile } from '../documents/sourceFile.ts';
import { fixText } from '../lint/fixText.ts';
import type { Linter } from '../lint/linter.ts';
import type { LintIo } from './lintIo.ts';
import type { Progress } from './progress.ts';
import type { Run } from './readFiles.ts';

export type FixedRun =
  | { readonly kind: 'fixed'; readonly count: number; readonly failures: readonly string[] }
  | { readonly kind: 'interrupted' };

/** Gives each file the text that the editor's fix-all gives it; standard input's goes to standard output. */
export async function fixFiles(io: LintIo, { run, linter, progress }: FixInput): Promise<FixedRun> {
  const { workspace, paths, stdin } = run;
  const failures: string[] = [];
  let done = 0;
  let count = 0;
  for (const [uri, path] of paths) {
    done += 1;
    if (!(await progress.goesOn('mended', done, paths.size))) return { kind: 'interrupted' };
    const before = workspace.file(uri)?.text ?? '';
    const text = fixText(workspace, linter, uri);
    const isStdin = uri === stdin?.uri;
    if (isStdin) io.stdout(text);
    if (text === before) continue;
    const failure = isStdin ? undefined : io.writeText(path, text);
    if (failure === undefined) {
      count += 1;
      workspace.set(readSourceFile(uri, text));
    } else {
      failures.push(`cannot write "${io.displayPath(path)}": ${failure}`);
    }
  }
  return { kind: 'fixed', count, failures };
}

export interface FixInput {
  readonly run: Run;
  readonly linter: Linter;
  readonly progress: Progress;
}
