import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { safeFixes } from '../../../server/lint/fix.ts';
import { applyFixes, lintFiles } from '../lintFiles.ts';

const NAME = 'worker.yaml';

test('the reconnect settings of the guide: Before becomes After by fix-all', () => {
  const before = { [NAME]: read('before') };
  assert.equal(applyFixes(before, safeFixes(lintFiles(before)))[NAME], read('after'));
});

test('the reconnect settings of the guide: each finding of Before stands where the guide changes something', () => {
  const found = lintFiles({ [NAME]: read('before') }).map(({ rule, severity }) => `${severity} ${rule}`);
  assert.deepEqual(found, [
    'warning worker/heartbeat-interval',
    'warning worker/reconnect-interval',
    'warning worker/max-reconnect-attempts',
  ]);
});

test('the reconnect settings of the guide: nothing is found in After', () => {
  assert.deepEqual(lintFiles({ [NAME]: read('after') }), []);
});

function read(part: 'before' | 'after'): string {
  return readFileSync(join(import.meta.dirname, `worker.${part}.yaml`), 'utf8');
}
