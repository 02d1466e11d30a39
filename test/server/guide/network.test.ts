import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyFixes, type Files, lintFiles } from '../lintFiles.ts';

const NAME = 'network.yaml';
const FIXES = ['workload/manager-address', 'network/no-policy'];

test('the network settings of the guide: Before becomes After by the named quick-fixes', () => {
  assert.equal(FIXES.reduce(fixFirst, { [NAME]: read('before') })[NAME], read('after'));
});

test('the network settings of the guide: After has neither errors nor warnings', () => {
  const found = lintFiles({ [NAME]: read('after') }).filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  assert.deepEqual(found, []);
});

function read(part: 'before' | 'after'): string {
  return readFileSync(join(import.meta.dirname, `network.${part}.yaml`), 'utf8');
}

function fixFirst(files: Files, rule: string): Files {
  const fix = lintFiles(files).find((problem) => problem.rule === rule)?.fixes[0];
  assert.ok(fix, `${rule} offers a fix`);
  return applyFixes(files, [fix]);
}
