import assert from 'node:assert/strict';
import test from 'node:test';
import type { OutputLine } from '../../client/protocol.ts';
import { mergeLines } from '../../client/webview/mergeLines.ts';
import { layOut } from '../../client/webview/output/layOut.ts';
import { visibleText } from '../../client/webview/output/visibleText.ts';

function range(from: number, to: number): readonly OutputLine[] {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
}

function line(n: number, text = `line ${n}`): OutputLine {
  return { n, stream: 'stdout', line: n, text, cut: 0 };
}

/** Parts as `first-last` of a block and `(count)` of a gap. */
function check(lines: readonly OutputLine[], evidence: readonly number[], expected: readonly string[]): void {
  const proofs = evidence.map((n) => ({ stepId: 's', stream: 'stdout', line: n, text: `line ${n}` }) as const);
  const parts = layOut(lines, proofs).map((part) =>
    part.kind === 'gap' ? `(${part.count})` : `${part.lines[0]?.line}-${part.lines.at(-1)?.line}`,
  );
  assert.deepEqual(parts, expected);
}

test('no lines, no parts', () => check([], [], []));
test('blocks end at fixed places', () => check(range(1, 250), [], ['1-100', '101-200', '201-250']));
test('missing lines are counted', () =>
  check([...range(1, 50), ...range(1001, 1010)], [], ['1-50', '(950)', '1001-1010']));
test('evidence among the missing lines is shown', () =>
  check([...range(1, 50), ...range(1001, 1010)], [3, 700], ['1-50', '700-700', '(949)', '1001-1010']));

test('a complete block stays the same while lines come', () => {
  const before = layOut(range(1, 150), []);
  const after = layOut(range(1, 160), []);
  assert.deepEqual(after[0], before[0]);
});

test('lines are added at the end', () => assert.equal(mergeLines(range(1, 3), range(4, 5)).length, 5));

test('a line that comes again replaces its shorter self', () => {
  const merged = mergeLines([line(1), line(2, 'ha')], [line(2, 'half and whole'), line(3)]);
  assert.deepEqual(
    merged.map(({ text }) => text),
    ['line 1', 'half and whole', 'line 3'],
  );
});

test('lines are kept up to a head and a tail', () => {
  const merged = mergeLines(range(1, 2500), range(2501, 2600));
  assert.deepEqual([merged.length, merged[499]?.n, merged[500]?.n, merged.at(-1)?.n], [2500, 500, 601, 2600]);
});

test('what cannot be seen is made visible', () => {
  assert.equal(visibleText('a\tb'), 'a\tb');
  assert.equal(visibleText('\u0000\u001b\u007f\u009b'), '␀␛␡[U+009B]');
  assert.equal(visibleText('\u200b\u202e\u2069\ufeff'), '[U+200B][U+202E][U+2069][U+FEFF]');
  assert.equal(visibleText('Käse 日本 🦀'), 'Käse 日本 🦀');
});
