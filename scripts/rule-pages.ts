// Writes docs/rules from the rules: `npm run rule-pages`. A test fails where the pages are older than the rules.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulePage, rulesIndex } from '../server/report/rulePage.ts';
import { allRules } from '../server/rules/list.ts';

const folder = fileURLToPath(new URL('../docs/rules', import.meta.url));
rmSync(folder, { recursive: true, force: true });
for (const rule of allRules) {
  const path = join(folder, `${rule.id}.md`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, rulePage(rule));
}
writeFileSync(join(folder, 'README.md'), rulesIndex(allRules));
