import assert from 'node:assert/strict';
import test from 'node:test';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { allRules } from '../../../server/rules/list.ts';
import { applyFixes, checkWants, type Files, lintFiles, withoutWants } from '../lintFiles.ts';

for (const rule of allRules) {
  test(`${rule.id}: ids are subject/mistake in words`, () => {
    assert.match(rule.id, /^[a-z]+\/[a-z]+(-[a-z]+)*$/);
  });

  test(`${rule.id}: has an example that is found and one that is clean`, () => {
    const wanted = rule.examples.map(({ files }) =>
      withoutWants(files).wants.some((want) => want.endsWith(` ${rule.id}`)),
    );
    assert.ok(wanted.includes(true) && wanted.includes(false));
  });

  for (const [index, example] of rule.examples.entries()) {
    test(`${rule.id}: example ${index + 1} is found as marked`, () => {
      checkWants(example.files, rule.id, example.modes);
    });

    if (example.fixed === undefined) continue;
    test(`${rule.id}: example ${index + 1} is fixed as shown`, () => {
      const { files } = withoutWants(example.files);
      const fixes = lintFiles(files).flatMap((problem) => (problem.rule === rule.id ? problem.fixes.slice(0, 1) : []));
      assert.deepEqual(applyFixes(files, fixes), { ...files, ...example.fixed });
    });
  }

  if (rule.fix.kind !== 'none') {
    test(`${rule.id}: some example shows the fix`, () => {
      assert.ok(rule.examples.some(({ fixed }) => fixed !== undefined));
    });
  }

  for (const { files: marked } of rule.examples) {
    const { files } = withoutWants(marked);
    for (const problem of lintFiles(files)) {
      for (const fix of problem.fixes) {
        test(`${rule.id}: "${fix.title}" mends ${problem.rule}, breaks nothing and is done once`, () => {
          const after = applyFixes(files, [fix]);
          assertParses(after);
          const left = lintFiles(after);
          assert.deepEqual(
            counts(left, problem.rule) < counts(lintFiles(files), problem.rule),
            true,
            JSON.stringify(after),
          );
          const before = new Set(lintFiles(files).map((one) => `${one.rule} ${one.message}`));
          const fresh = left.filter((one) => !before.has(`${one.rule} ${one.message}`) && one.severity !== 'hint');
          assert.deepEqual(
            fresh.map((one) => `${one.rule}: ${one.message}`),
            [],
          );
        });
      }
    }
  }
}

function counts(problems: ReturnType<typeof lintFiles>, rule: string): number {
  return problems.filter((problem) => problem.rule === rule).length;
}

function assertParses(files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    for (const document of readSourceFile(`file:///${name}`, text).documents)
      assert.deepEqual(document.problems, [], text);
  }
}
