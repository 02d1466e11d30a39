import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The texts of the runbooks that ship with the program: those in the folder `runbooks` beside or above it. */
export function readShippedRunbooks(): readonly string[] {
  const program = process.argv[1];
  if (program === undefined) return [];
  // A program that npm put on the path is a link.
  for (let folder = dirname(realpathSync(program)); ; folder = dirname(folder)) {
    const runbooks = namesIn(join(folder, 'runbooks'));
    if (runbooks.length > 0) return runbooks.map((path) => readFileSync(path, 'utf8'));
    if (folder === dirname(folder)) return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.runbook.md'))
      .map((name) => join(folder, name));
  } catch {
    // Not there: it is looked for one folder further up.
    return [];
  }
}
