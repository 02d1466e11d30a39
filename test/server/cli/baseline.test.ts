import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { BROKEN_WORKER, folderWith, lint, places, SOUND_WORKER } from './program.ts';

test('findings that the baseline lists are left out, new ones are not, though lines moved', (t) => {
  const folder = folderWith(t, { 'deploy/worker.yaml': BROKEN_WORKER });
  assert.equal(lint(folder, ['--write-baseline', 'known.txt']).exitCode, 0);
  assert.equal(lint(folder, ['--baseline', 'known.txt']).exitCode, 0);
  writeFileSync(join(folder, 'deploy/worker.yaml'), `# Moved.\n${BROKEN_WORKER}  heartbeat_interval: 10\n`);
  const run = lint(folder, ['--baseline', 'known.txt', '--format', 'json']);
  assert.deepEqual([run.exitCode, places(run)], [1, ['deploy/worker.yaml:7 worker/duration']]);
});

test('a baseline holds for a path however it is written', (t) => {
  const folder = folderWith(t, { 'deploy/worker.yaml': BROKEN_WORKER });
  lint(folder, ['--write-baseline', 'known.txt', '.']);
  for (const path of ['deploy', './deploy/worker.yaml', join(folder, 'deploy')]) {
    assert.equal(lint(folder, ['--baseline', 'known.txt', path]).exitCode, 0, path);
  }
});

test('reads well: sorted lines of fingerprint, rule and path', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  lint(folder, ['--write-baseline', 'known.txt']);
  const lines = readFileSync(join(folder, 'known.txt'), 'utf8').trimEnd().split('\n');
  assert.deepEqual(lines, lines.toSorted());
  for (const line of lines) assert.match(line, /^[0-9a-f]{32} [a-z-]+\/[a-z-]+ worker\.yaml$/);
});

test('says how many of its findings are gone', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  lint(folder, ['--write-baseline', 'known.txt']);
  writeFileSync(join(folder, 'worker.yaml'), SOUND_WORKER);
  assert.match(lint(folder, ['--baseline', 'known.txt']).stderr, /5 of the findings in "known\.txt" are gone/);
});

test('a baseline that is missing, or none, is exit code 2: everything would seem new, or nothing', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER, 'report.json': '{}' });
  assert.equal(lint(folder, ['--baseline', 'missing.txt']).exitCode, 2);
  assert.equal(lint(folder, ['--baseline', 'report.json']).exitCode, 2);
  assert.equal(lint(folder, ['--baseline', 'a', '--write-baseline', 'b']).exitCode, 2);
});
