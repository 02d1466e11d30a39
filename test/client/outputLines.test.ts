import assert from 'node:assert/strict';
import test from 'node:test';
import { outputLines } from '../../client/src/run/outputLines.ts';
import type { StepOutput } from '../../engine/run/event.ts';

type Chunk = readonly [stream: StepOutput['stream'], line: number, text: string];

function lines(...chunks: readonly Chunk[]) {
  const output = outputLines();
  for (const chunk of chunks) output.add(stepOutput(chunk));
  return output;
}

function stepOutput([stream, line, text]: Chunk): StepOutput {
  return { kind: 'step-output', runId: 'r', at: '2026-03-01T10:00:00.000Z', stepId: 's', stream, line, text };
}

/** Lines as `n stream line text`. */
function check(chunks: readonly Chunk[], expected: readonly string[]): void {
  const shown = lines(...chunks).kept();
  assert.deepEqual(
    shown.map(({ n, stream, line, text }) => `${n} ${stream} ${line} ${text}`),
    expected,
  );
}

test('text becomes lines', () => check([['stdout', 1, 'a\nb\n']], ['1 stdout 1 a', '2 stdout 2 b']));

test('a line that comes in pieces is one line', () =>
  check(
    [
      ['stdout', 1, 'a\nb'],
      ['stdout', 2, 'c\nd'],
    ],
    ['1 stdout 1 a', '2 stdout 2 bc', '3 stdout 3 d'],
  ));

test('empty lines count', () => check([['stdout', 1, '\n\nx\n']], ['1 stdout 1 ', '2 stdout 2 ', '3 stdout 3 x']));

test('the streams are numbered each for itself, and together in the order in which lines began', () =>
  check(
    [
      ['stdout', 1, 'a'],
      ['stderr', 1, 'oops\n'],
      ['stdout', 1, 'b\n'],
    ],
    ['1 stdout 1 ab', '2 stderr 1 oops'],
  ));

test('lines that were left out on the way leave a gap', () =>
  check(
    [
      ['stdout', 1, 'a\n'],
      ['stdout', 5, 'e\n'],
    ],
    ['1 stdout 1 a', '5 stdout 5 e'],
  ));

test('an open line before a gap is counted once', () =>
  check(
    [
      ['stdout', 1, 'a'],
      ['stdout', 3, 'c'],
    ],
    ['1 stdout 1 a', '3 stdout 3 c'],
  ));

test('only what is new or longer is taken', () => {
  const output = lines(['stdout', 1, 'a\nb']);
  assert.equal(output.take().length, 2);
  assert.deepEqual(output.take(), []);
  output.add(stepOutput(['stdout', 2, 'c\n']));
  assert.deepEqual(
    output.take().map(({ text }) => text),
    ['bc'],
  );
});

test('of a hundred thousand lines the first 500 and the last 2000 are kept', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `${index + 1}\n`).join('');
  const kept = lines(['stdout', 1, text]).kept();
  assert.equal(kept.length, 2500);
  assert.deepEqual([kept[499]?.text, kept[500]?.text, kept.at(-1)?.text], ['500', '98001', '100000']);
});

test('a very long line is cut, and how much is told', () => {
  const [line] = lines(['stdout', 1, 'x'.repeat(3000)], ['stdout', 1, 'x'.repeat(1_000_000)]).kept();
  assert.deepEqual([line?.text.length, line?.cut], [4000, 999_000]);
});
