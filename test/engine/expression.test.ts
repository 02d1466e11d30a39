import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseDate } from '../../engine/expression/date.ts';
import { checkExpression, evaluateExpression } from '../../engine/expression/expression.ts';
import { parseDuration } from '../../engine/format/duration.ts';
import { compilePattern } from '../../engine/pattern/pattern.ts';

const now = Date.parse('2026-01-15T12:00:00Z');
const values = {
  notAfter: 'Jan 20 12:00:00 2026 GMT',
  count: '950',
  max: '1000',
  interval: '1m30s',
  empty: '',
  WORKER: 'worker-02',
};
const scope = { names: Object.keys(values), moment: 'result' } as const;

function check(expression: string, expected: boolean | 'error'): void {
  test(`${expression} is ${expected}`, () => {
    const countLines = (pattern: string): number => (pattern === 'two' ? 2 : 0);
    const evaluated = evaluateExpression(expression, scope, { values, exitCode: 3, countLines, now });
    assert.equal(evaluated.kind === 'error' ? 'error' : evaluated.holds, expected);
  });
}

check('exitCode == 3', true);
check("line('two') && !line('none')", true);
check("lines('two') >= 2", true);
check('daysUntil(notAfter) < 14', true);
check('daysUntil(notAfter) < 5 || daysUntil(notAfter) > 5', false);
check('daysUntil(empty) < 14', 'error');
check('number(count) >= number(max) * 0.9', true);
check('number(empty) > 1', 'error');
check("seconds(interval) == 90.0 && seconds('5s') < 10", true);
check("seconds('soon') < 1", 'error');
check("WORKER == 'worker-02' && WORKER.startsWith('worker-')", true);
check('1 / 0 == 1', 'error');
check('true || daysUntil(empty) < 1', true);
check('unknown == 1', 'error');
check('exitCode', 'error');

function checkInvalid(expression: string, fragment: string): void {
  test(`${JSON.stringify(expression.slice(0, 40))} is wrong at ${JSON.stringify(fragment)}`, () => {
    const checked = checkExpression(expression, scope);
    assert.equal(checked.kind, 'invalid');
    if (checked.kind === 'invalid') assert.equal(expression.slice(checked.start, checked.end), fragment);
  });
}

checkInvalid('exitCode = 0', '=');
checkInvalid('exitCod == 0', 'exitCod');
checkInvalid('exitCode == "0"', 'exitCode == "0"');
checkInvalid('line(WORKER)', 'WORKER');
checkInvalid('WORKER.matches("(")', 'WORKER.matches("(")');
checkInvalid('exitCode == 0 &&', '');
checkInvalid('WORKER', 'WORKER');

test('patterns, names and constants are known before anything runs', () => {
  const checked = checkExpression(`line("a") || lines('b') > number(count)`, scope);
  assert.ok(checked.kind === 'checked');
  assert.deepEqual(
    checked.patterns.map(({ pattern }) => pattern),
    ['a', 'b'],
  );
  assert.deepEqual(checked.names, ['count']);
  assert.equal(checked.constant, null);
  const constant = checkExpression('1 < 2', scope);
  assert.equal(constant.kind === 'checked' && constant.constant, true);
});

test('blanks do not make another expression', () => {
  const normal = (source: string): string | null => {
    const checked = checkExpression(source, scope);
    return checked.kind === 'checked' ? checked.normal : null;
  };
  assert.equal(normal("line('x')&&exitCode==0"), normal("line( 'x' )  &&  exitCode == 0"));
  assert.notEqual(normal("line('x')"), normal("line('y')"));
});

test('before a step there is neither an exit code nor output', () => {
  for (const source of ['exitCode == 0', "line('x')"]) {
    assert.equal(checkExpression(source, { names: [], moment: 'before' }).kind, 'invalid');
  }
});

test('any text is an expression or a value that says why not', () => {
  const piece = fc.constantFrom(
    'exitCode',
    'line',
    '(',
    ')',
    '"',
    "'",
    '==',
    '&&',
    '[',
    ']',
    '?',
    ':',
    '1',
    '.',
    'map',
    'x',
    ',',
    '{',
  );
  const source = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(source, (text) => {
      const checked = checkExpression(text, scope);
      if (checked.kind === 'invalid') assert.ok(checked.start <= checked.end && checked.end <= text.length);
    }),
    { numRuns: 1000 },
  );
  assert.equal(checkExpression('('.repeat(100_000), scope).kind, 'invalid');
});

function checkDate(text: string, expected: string | null): void {
  test(`${JSON.stringify(text)} is the date ${expected}`, () => {
    const date = parseDate(text);
    assert.equal(date === null ? null : new Date(date).toISOString(), expected);
  });
}

checkDate('Jan 15 10:23:45 2024 GMT', '2024-01-15T10:23:45.000Z');
checkDate('Jan  5 10:23:45 2024 GMT', '2024-01-05T10:23:45.000Z');
checkDate('Jan 15 2024', '2024-01-15T00:00:00.000Z');
checkDate('2024-01-15T10:23:45.123Z', '2024-01-15T10:23:45.123Z');
checkDate('2024-01-15T10:23:45.123456789+01:00', '2024-01-15T09:23:45.123Z');
checkDate('2024-01-15 10:23:45 +0000 UTC', '2024-01-15T10:23:45.000Z');
checkDate('2024-01-15 10:23:45.5 +0100 CET m=+0.1', '2024-01-15T09:23:45.500Z');
checkDate('2024-01-15', '2024-01-15T00:00:00.000Z');
checkDate('Feb 31 10:00:00 2024 GMT', null);
checkDate('2024-13-01T00:00:00Z', null);
checkDate('Jan 15 25:00:00 2024 GMT', null);
checkDate('soon', null);
checkDate('', null);

function checkDuration(text: string, expected: number | null): void {
  test(`${JSON.stringify(text)} is ${expected} ms`, () => assert.equal(parseDuration(text), expected));
}

checkDuration('5s', 5000);
checkDuration('1m30s', 90_000);
checkDuration('1.5h', 5_400_000);
checkDuration('250ms', 250);
checkDuration('.5s', 500);
checkDuration('0', 0);
for (const text of ['', '5', 's', '5 s', '-5s', '5sec', '1d', '5s ', '1e3s', '.s']) checkDuration(text, null);

test('a wrong pattern says where', () => {
  const wrong = compilePattern('ab(?=c)');
  assert.ok(wrong.kind === 'invalid');
  assert.equal('ab(?=c)'.slice(wrong.start, wrong.end), '(?=');
});

test('a pattern takes time linear in the text', () => {
  const pattern = compilePattern('(a+)+$');
  const startedAt = performance.now();
  assert.equal(pattern.kind === 'pattern' && pattern.matches(`${'a'.repeat(50_000)}!`), false);
  assert.ok(performance.now() - startedAt < 2000);
});
