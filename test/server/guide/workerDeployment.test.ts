import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyFixes, type Files, lintFiles } from '../lintFiles.ts';

const NAME = 'worker-deployment.yaml';
const FIXES = ['workload/selector', 'workload/service-account', 'workload/identity-pattern'];

test('the worker without permissions of the guide: Before becomes After by the named quick-fixes', () => {
  assert.equal(FIXES.reduce(fixFirst, { [NAME]: read('before') })[NAME], read('after'));
});

test('the worker without permissions of the guide: the order of the quick-fixes does not matter', () => {
  assert.equal(FIXES.toReversed().reduce(fixFirst, { [NAME]: read('before') })[NAME], read('after'));
});

test('the worker without permissions of the guide: After has neither errors nor warnings', () => {
  const found = lintFiles({ [NAME]: read('after') }).filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  assert.deepEqual(found, []);
});

function read(part: 'before' | 'after'): string {
  return readFileSync(join(import.meta.dirname, `worker-deployment.${part}.yaml`), 'utf8');
}

function fixFirst(files: Files, rule: string): Files {
  const fix = lintFiles(files).find((problem) => problem.rule === rule)?.fixes[0];
  assert.ok(fix, `${rule} offers a fix`);
  return applyFixes(files, [fix]);
}
