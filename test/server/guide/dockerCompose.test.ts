import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { applyFixes, type Files, lintFiles } from '../lintFiles.ts';

const NAME = 'docker-compose.yaml';

test('the container settings of the guide: Before becomes After by the named quick-fixes', () => {
  const after = [
    'compose/obsolete-version',
    'compose/host-network',
    'compose/no-memory-limit',
    'compose/no-healthcheck',
  ].reduce(fixFirst, { [NAME]: read('before') });
  assert.equal(after[NAME], read('after'));
});

test('the container settings of the guide: nothing is found in After', () => {
  assert.deepEqual(lintFiles({ [NAME]: read('after') }), []);
});

test('the sysctl that the guide sets in the container is taken out again', () => {
  const withSysctl = read('after').replace(
    '    healthcheck:\n',
    '    sysctls:\n      - net.netfilter.nf_conntrack_max=1572864\n    healthcheck:\n',
  );
  assert.equal(fixFirst({ [NAME]: withSysctl }, 'compose/conntrack-sysctl')[NAME], read('after'));
});

function read(part: 'before' | 'after'): string {
  return readFileSync(join(import.meta.dirname, `docker-compose.${part}.yaml`), 'utf8');
}

function fixFirst(files: Files, rule: string): Files {
  const fix = lintFiles(files).find((problem) => problem.rule === rule)?.fixes[0];
  assert.ok(fix, `${rule} offers a fix`);
  return applyFixes(files, [fix]);
}
