import assert from 'node:assert/strict';
import test from 'node:test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { keptOutputs } from '../../client/webview/keptOutputs.ts';
import { headingLevels } from '../../client/webview/prose/headingLevels.ts';
import { durationWords } from '../../client/webview/words.ts';

function check(markdown: string, expected: readonly number[]): void {
  assert.deepEqual([...headingLevels(fromMarkdown(markdown)).values()], expected);
}

test('the first title gives way to the page title', () => check('# A\n\n## B\n\n### C\n', [2, 3]));
test('further titles of the first depth come below it', () => check('# A\n\n# B\n\n## C\n', [2, 2]));
test('no level is skipped', () => check('# A\n\n#### B\n\n###### C\n\n## D\n', [2, 3, 2]));
test('a text without a first title starts below the page title', () => check('### A\n\n## B\n', [2, 2]));

test('durations read well', () =>
  assert.deepEqual([4, 999, 1000, 59_940, 125_000].map(durationWords), [
    '4 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '2 min 5 s',
  ]));

test('kept state of any shape is read or left', () => {
  const kept = [null, 3, {}, { outputs: null }, { outputs: { a: true, b: 'x', c: false } }];
  assert.deepEqual(kept.map(keptOutputs), [{}, {}, {}, {}, { a: true, c: false }]);
});
