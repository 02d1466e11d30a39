import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { Problem } from '../../../server/lint/problem.ts';
import { allRules } from '../../../server/rules/list.ts';
import { type Files, lintFiles, type Modes, withoutWants } from '../lintFiles.ts';
import { readFolder } from '../readFolder.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** Two mistakes in one place, each with a remedy of its own: what lacks two things, and a pattern wrong in two ways. */
const BOTH_HOLD: ReadonlySet<string> = new Set([
  'compose/no-healthcheck compose/no-memory-limit',
  'identity/pattern-entropy identity/pattern-mismatch',
  'identity/pattern-entropy identity/pattern-unanchored',
  'identity/pattern-entropy yaml/syntax',
  'identity/pattern-unanchored yaml/syntax',
  'network/blocked-dns network/blocked-manager',
  'runbook/change-without-verify runbook/missing-outcomes',
]);

for (const rule of allRules) {
  for (const [index, { files, modes }] of rule.examples.entries()) {
    test(`${rule.id}: in example ${index + 1} no mistake is reported twice`, () => {
      assert.deepEqual(overlaps(withoutWants(files).files, modes), []);
    });
  }
}

for (const subject of readdirSync(FIXTURES)) {
  const entries = readdirSync(join(FIXTURES, subject), { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    test(`${subject}/${name}: no mistake is reported twice`, () => {
      assert.deepEqual(overlaps(withoutWants(readFolder(join(FIXTURES, subject, name))).files), []);
    });
  }
}

/** Pairs of errors and warnings of different rules, one of which lies within the other. */
function overlaps(files: Files, modes: Modes = {}): readonly string[] {
  const problems = lintFiles(files, {}, modes).filter(({ severity }) => severity === 'error' || severity === 'warning');
  return problems.flatMap((problem, index) =>
    problems
      .slice(index + 1)
      .filter((other) => overlap(problem, other) && !BOTH_HOLD.has([problem.rule, other.rule].sort().join(' ')))
      .map((other) => `${problem.rule}: ${problem.message} | ${other.rule}: ${other.message}`),
  );
}

function overlap(a: Problem, b: Problem): boolean {
  return a.rule !== b.rule && a.uri === b.uri && a.start < b.end && b.start < a.end;
}
