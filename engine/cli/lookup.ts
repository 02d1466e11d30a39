import { didYouMean } from '../format/nearest.ts';
import { findProfile, stateFolder, upward } from '../profile/find.ts';
import { parseProfile } from '../profile/parse.ts';
import type { Cluster } from '../profile/profile.ts';
import { findRunbooks, type RunbookFile } from '../runbook/find.ts';
import { parseRunbook } from '../runbook/parse.ts';
import type { FormatProblem, Runbook } from '../runbook/runbook.ts';
import type { Arguments } from './arguments.ts';
import { problemText } from './place.ts';
import type { Terminal } from './terminal.ts';

export type Lookup<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly message: string };

/** The runbook of an error code, or the one at a path. One with errors is not run. */
export async function lookupRunbook(code: string, terminal: Terminal): Promise<Lookup<Runbook>> {
  const file = await runbookFile(code, terminal);
  if (file.kind === 'failed') return file;
  const { path, text } = file.found;
  const { runbook, problems } = parseRunbook(text);
  const errors = printErrors(path, text, problems, terminal);
  if (runbook === null || errors > 0) return failed(`${path} has mistakes, so it is not run`);
  return { kind: 'found', found: runbook };
}

/** The cluster to run against, named or the profile's default. Says which profile was used. */
export async function lookupCluster(options: Arguments, terminal: Terminal): Promise<Lookup<Cluster>> {
  const profileFile = await findProfile({
    explicit: options.profile,
    startFolder: terminal.workingFolder,
    environment: terminal.environment,
    home: terminal.home,
    files: terminal.files,
  });
  switch (profileFile.kind) {
    case 'none':
      return failed(
        `there is no cluster profile; looked for\n${profileFile.tried.map((path) => `  ${path}\n`).join('')}`,
      );
    case 'unreadable':
      return failed(`the profile ${profileFile.path} cannot be read: ${profileFile.message}`);
    case 'found': {
      const { path, text } = profileFile;
      const { profile, problems } = parseProfile(text);
      const errors = printErrors(path, text, problems, terminal);
      if (profile === null || errors > 0) return failed(`the profile ${path} has mistakes, so nothing is run`);
      const chosen = chooseCluster(profile.clusters, options.cluster, path);
      if (chosen.kind === 'found') terminal.printError(`Cluster "${chosen.found.name}" of ${path}\n`);
      return chosen;
    }
  }
}

/** Every runbook that there is, by code; the nearest wins. */
export async function allRunbooks(terminal: Terminal): Promise<ReadonlyMap<string, RunbookFile>> {
  const files = await findRunbooks({
    packageFolder: terminal.runbooksFolder,
    startFolder: terminal.workingFolder,
    files: terminal.files,
  });
  const runbooks = new Map<string, RunbookFile>();
  for (const file of files) {
    const code = parseRunbook(file.text).runbook?.code;
    if (code !== undefined && !runbooks.has(code)) runbooks.set(code, file);
  }
  return runbooks;
}

/** `.openclaw/runs` of the workspace, else the user's state folder. */
export async function recordsFolder(terminal: Terminal): Promise<string> {
  const { files, workingFolder } = terminal;
  for (const folder of upward(workingFolder, files)) {
    const own = files.join(folder, '.openclaw');
    if ((await files.list(own)).length > 0) return files.join(own, 'runs');
  }
  return files.join(stateFolder(terminal), 'runs');
}

async function runbookFile(code: string, terminal: Terminal): Promise<Lookup<RunbookFile>> {
  if (code.includes('/') || code.endsWith('.md')) {
    const path = code.startsWith('/') ? code : terminal.files.join(terminal.workingFolder, code);
    const read = await terminal.files.read(path);
    if (read.kind === 'text') return { kind: 'found', found: { path, text: read.text } };
    return failed(`${path} cannot be read: ${read.kind === 'absent' ? 'there is no such file' : read.message}`);
  }
  const runbooks = await allRunbooks(terminal);
  const file = runbooks.get(code);
  if (file !== undefined) return { kind: 'found', found: file };
  return failed(
    `there is no runbook for "${code}"${didYouMean(code, runbooks.keys())}; "openclaw-runbook list" names all`,
  );
}

function chooseCluster(clusters: readonly Cluster[], name: string | null, path: string): Lookup<Cluster> {
  const names = clusters.map((cluster) => cluster.name);
  if (name !== null) {
    const named = clusters.find((cluster) => cluster.name === name);
    return named === undefined ? failed(`${path} has no cluster "${name}"${didYouMean(name, names)}`) : found(named);
  }
  const [only] = clusters;
  const preset = clusters.find((cluster) => cluster.default);
  if (preset !== undefined) return found(preset);
  if (only !== undefined && clusters.length === 1) return found(only);
  return failed(`${path} has no default among its clusters (${names.join(', ')}); say which with --cluster`);
}

function printErrors(path: string, text: string, problems: readonly FormatProblem[], terminal: Terminal): number {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of errors) terminal.printError(problemText(path, text, problem));
  return errors.length;
}

function found(cluster: Cluster): Lookup<Cluster> {
  return { kind: 'found', found: cluster };
}

function failed(message: string): { readonly kind: 'failed'; readonly message: string } {
  return { kind: 'failed', message };
}
