import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import test from 'node:test';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { applyFixes, checkWants, type Files, lintFiles, withoutWants } from '../lintFiles.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

for (const subject of ['worker', 'identity', 'environment', 'tls', 'yaml']) {
  for (const folder of ['mistakes', 'sound']) {
    const marked = readFolder(join(FIXTURES, subject, folder));

    test(`${subject}/${folder}: every rule finds what is marked and nothing else`, () => {
      checkWants(marked);
    });

    const { files } = withoutWants(marked);
    for (const { rule, message, fixes } of lintFiles(files)) {
      for (const fix of fixes) {
        test(`${subject}/${folder}: "${fix.title}" mends ${rule} and breaks nothing`, () => {
          const after = applyFixes(files, [fix]);
          const [before, left] = [countByRule(files), countByRule(after)];
          assert.ok((left.get(rule) ?? 0) < (before.get(rule) ?? 0), message);
          assert.deepEqual(
            [...left].filter(([one, count]) => count > (before.get(one) ?? 0)),
            [],
          );
          assert.deepEqual(syntaxProblems(after).length <= syntaxProblems(files).length, true);
        });
      }
    }
  }
}

function countByRule(files: Files): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of lintFiles(files)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function readFolder(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return Object.fromEntries(
    paths.map((item) => {
      const path = join(item.parentPath, item.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}

function syntaxProblems(files: Files): readonly unknown[] {
  return Object.entries(files).flatMap(([name, text]) =>
    readSourceFile(`file:///${name}`, text).documents.flatMap(({ problems }) => problems),
  );
}
