import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyFixes, type Files, lintFiles } from '../lintFiles.ts';

const NAME = 'worker-config.yaml';

test('the identity settings of the guide: Before becomes After by the named quick-fixes', () => {
  const after = ['identity/pattern-missing', 'tls/ca-bundle'].reduce(fixFirst, { [NAME]: read('before') });
  assert.equal(after[NAME], read('after'));
});

test('the identity settings of the guide: nothing is found in After', () => {
  assert.deepEqual(lintFiles({ [NAME]: read('after') }), []);
});

test('the pattern as the guide writes it, without anchors, is found and bound', () => {
  const unanchored = read('after').replace('"^worker', '"worker').replace('{4}$"', '{4}"');
  assert.equal(fixFirst({ [NAME]: unanchored }, 'identity/pattern-unanchored')[NAME], read('after'));
});

function read(part: 'before' | 'after'): string {
  return readFileSync(join(import.meta.dirname, `worker-config.${part}.yaml`), 'utf8');
}

function fixFirst(files: Files, rule: string): Files {
  const fix = lintFiles(files).find((problem) => problem.rule === rule)?.fixes[0];
  assert.ok(fix, `${rule} offers a fix`);
  return applyFixes(files, [fix]);
}
