import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parseRunbook } from '../../engine/runbook/parse.ts';
import { readSignatures } from '../../server/logs/signatureSet.ts';

const FOLDER = join(import.meta.dirname, '../../runbooks');

for (const name of readdirSync(FOLDER)) {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const { runbook, problems } = parseRunbook(text);

  test(`${name}: nothing is wrong with it`, () => {
    assert.deepEqual(problems, []);
  });

  test(`${name}: is named after its error, diagnoses without changing, and is known by some line`, () => {
    assert.equal(`${runbook?.code}.runbook.md`, name);
    const diagnosis = runbook?.steps.filter(({ purpose }) => purpose === 'diagnose') ?? [];
    assert.ok(diagnosis.length > 0 && diagnosis.every((step) => step.class === 'read'));
    assert.ok((runbook?.signatures.length ?? 0) > 0);
  });

  test(`${name}: the front matter alone says the same`, () => {
    const ids = readSignatures(text)?.signatures.map(({ id, pattern, order }) => [id, pattern, order]);
    assert.deepEqual(
      ids,
      runbook?.signatures.map(({ id, pattern, order }) => [id, pattern, order]),
    );
  });
}

test('there is a runbook for each of the twelve errors', () => {
  assert.equal(readdirSync(FOLDER).length, 12);
});
