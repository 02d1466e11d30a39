import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { lintFiles } from '../lintFiles.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

for (const name of [
  'worker/mistakes/worker.yaml',
  'worker/sound/chart-worker.yaml',
  'identity/mistakes/compose.yaml',
  'environment/mistakes/worker.yaml',
  'tls/mistakes/certs/manager.crt',
]) {
  test(`${name}: beginnings of it are checked, every finding has a place in it`, () => {
    const text = readFileSync(join(FIXTURES, name), 'utf8');
    const file = name.slice(name.lastIndexOf('/') + 1);
    // Long files step by a prime, so that every part of a line is an end at some time.
    const step = text.length > 2000 ? 13 : 1;
    for (let length = 0; length <= text.length; length += step) {
      for (const { rule, start, end, message, fixes } of lintFiles({ [file]: text.slice(0, length) })) {
        assert.ok(start >= 0 && start <= end && end <= length, `${rule} at ${length}: ${start} to ${end}`);
        assert.match(message, /\S.*[^.]$/);
        for (const edit of fixes.flatMap((fix) => fix.edits)) {
          if (edit.kind === 'change') assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= length, rule);
        }
      }
    }
  });
}
