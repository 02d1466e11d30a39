import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { applyFixes, checkWants, type Files, lintFiles, withoutWants } from '../lintFiles.ts';
import { readFolder } from '../readFolder.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'kubernetes');

for (const name of readdirSync(FIXTURES)) {
  const marked = readFolder(join(FIXTURES, name));

  test(`kubernetes/${name}: every rule finds what is marked and nothing else`, () => {
    checkWants(marked);
  });

  const { files } = withoutWants(marked);
  for (const { rule, message, fixes } of lintFiles(files)) {
    for (const fix of fixes) {
      test(`kubernetes/${name}: "${fix.title}" mends ${rule} and breaks nothing`, () => {
        const after = applyFixes(files, [fix]);
        const [before, left] = [countByRule(files), countByRule(after)];
        assert.ok((left.get(rule) ?? 0) < (before.get(rule) ?? 0), message);
        const fresh = [...left].filter(([one, count]) => count > (before.get(one) ?? 0) && one !== 'network/no-policy');
        assert.deepEqual(fresh, []);
        assertReadable(after);
      });
    }
  }
}

function countByRule(files: Files): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of lintFiles(files)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function assertReadable(files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.json')) JSON.parse(text);
    for (const { problems } of readSourceFile(`file:///${name}`, text).documents) assert.deepEqual(problems, [], text);
  }
}
