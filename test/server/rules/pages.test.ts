import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { rulePage, rulesIndex } from '../../../server/report/rulePage.ts';
import { allRules } from '../../../server/rules/list.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

for (const rule of allRules) {
  test(`${rule.id}: its page is made from it (npm run rule-pages)`, () => {
    assert.equal(readFileSync(join(ROOT, 'docs/rules', `${rule.id}.md`), 'utf8'), rulePage(rule));
  });

  test(`${rule.id}: its id is the name of its file`, () => {
    assert.ok(existsSync(join(ROOT, 'server/rules', `${rule.id}.ts`)));
  });
}

test('there is no page without a rule, and the list is complete', () => {
  const pages = readdirSync(join(ROOT, 'docs/rules'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && path !== 'README.md')
    .map((path) => path.replaceAll('\\', '/').replace(/\.md$/, ''));
  assert.deepEqual(pages.sort(), allRules.map((rule) => rule.id).sort());
  assert.equal(readFileSync(join(ROOT, 'docs/rules/README.md'), 'utf8'), rulesIndex(allRules));
});
