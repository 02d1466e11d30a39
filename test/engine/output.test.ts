import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createLines, longestLine } from '../../engine/output/lines.ts';
import { createMask, masked } from '../../engine/output/mask.ts';
import { createPrintable } from '../../engine/output/printable.ts';

function mask(secrets: readonly string[], ...pieces: readonly string[]): string {
  const stream = createMask(secrets);
  return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
}

function printable(...pieces: readonly string[]): string {
  const stream = createPrintable();
  return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
}

function checkMask(input: string, expected: string, secrets: readonly string[] = []): void {
  test(`masks ${JSON.stringify(input.slice(0, 60))}`, () => {
    assert.equal(mask(secrets, input), expected);
    assert.equal(mask(secrets, ...input), expected);
  });
}

const m = masked;
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ3b3JrZXItMDIifQ.c2lnbmF0dXJl-_x';
const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc==\n-----END RSA PRIVATE KEY-----\n';

checkMask('plain text, notAfter=Jan 15 2024', 'plain text, notAfter=Jan 15 2024');
checkMask('a s3cret here', `a ${m} here`, ['s3cret']);
checkMask('twice s3cret and s3cret\n', `twice ${m} and ${m}\n`, ['s3cret']);
checkMask('longer first: abcdef', `longer first: ${m}`, ['abc', 'abcdef']);
checkMask('https://x/?q=a%26b%20c', `https://x/?q=${m}`, ['a&b c']);
checkMask(`data: ${btoa('hunter2!')}`, `data: ${m}=`, ['hunter2!']);
checkMask('first\nsecond line\nthird line\nrest', `${m}\nrest`, ['first\nsecond line\nthird line']);
checkMask('third line\n', `${m}\n`, ['first\nsecond line\nthird line']);
checkMask('password=hunter22 user=me', `password=${m} user=me`);
checkMask('"password": "hunter22", "a": 1', `"password": "${m}", "a": 1`);
checkMask('OPENCLAW_API_KEY=abcdef012', `OPENCLAW_API_KEY=${m}`);
checkMask('Authorization: Bearer abc.def-123456', `Authorization: Bearer ${m}`);
checkMask(`the token ${token} ends`, `the token ${m} ends`);
checkMask('postgres://user:pass@db/x', `postgres://user:${m}@db/x`);
checkMask(`before\n${key}after\n`, `before\n${m}\nafter\n`);
checkMask(
  '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n',
  '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n',
);
checkMask('-----BEGIN PRIVATE KEY-----\nnever ends', `${m}\n`);
checkMask('secretName: openclaw-tls', 'secretName: openclaw-tls');

test('secrets are counted', () => {
  const stream = createMask(['s3cret']);
  stream.push('s3cret s3cret password=x1\n');
  assert.equal(stream.count(), 3);
});

test('no secret passes, however the text is cut', () => {
  const secret = 'S3cr3t-Value';
  const text = fc.array(fc.constantFrom(secret, secret.slice(0, 5), ' ', '\n', 'x', 'password=', secret), {
    maxLength: 30,
  });
  const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(text, cuts, (parts, sizes) => {
      const whole = parts.join('');
      const pieces: string[] = [];
      for (let at = 0; at < whole.length; ) {
        const size = Number(sizes.next().value);
        pieces.push(whole.slice(at, at + size));
        at += size;
      }
      const result = mask([secret], ...pieces);
      assert.ok(!result.includes(secret));
      assert.equal(result, mask([secret], whole));
    }),
    { numRuns: 500 },
  );
});

test('a secret in a line of many megabytes is found, in bounded memory and time', () => {
  const stream = createMask(['s3cret-value']);
  let seen = 0;
  let leaked = false;
  const take = (text: string): void => {
    seen += text.length;
    leaked ||= text.includes('s3cret-value');
  };
  for (let index = 0; index < 400; index++) take(stream.push(`${'x'.repeat(16_000)}s3cret-value`));
  take(stream.end());
  assert.equal(leaked, false);
  assert.equal(seen, 400 * (16_000 + masked.length));
});

test('a token longer than what is held back is hidden to its end', () => {
  const result = mask([], `password=${'A'.repeat(500_000)} after`);
  assert.ok(!result.includes('AAAA'));
  assert.ok(result.endsWith(' after'));
});

test('text made to slow patterns down does not', () => {
  const hostile = [
    'a.'.repeat(40_000),
    'eyJ-'.repeat(20_000),
    'token'.repeat(16_000),
    'a://'.repeat(20_000),
    'a:'.repeat(40_000),
  ];
  const startedAt = performance.now();
  for (const text of hostile) mask([], text);
  assert.ok(performance.now() - startedAt < 3000);
});

function checkPrintable(input: string, expected: string): void {
  test(`prints ${JSON.stringify(input)}`, () => {
    assert.equal(printable(input), expected);
    assert.equal(printable(...input), expected);
  });
}

checkPrintable('plain\ttext\n', 'plain\ttext\n');
checkPrintable('\x1b[31mred\x1b[0m', 'red');
checkPrintable('\x1b[2J\x1b[1;1Hcleared', 'cleared');
checkPrintable('\x1b]8;;command:evil\x07link\x1b]8;;\x07', 'link');
checkPrintable('\x1b]0;title\x1b\\after', 'after');
checkPrintable('\x1bP+q\x1b\\after', 'after');
checkPrintable('\x9b31mred', 'red');
checkPrintable('\x1b(Btext', 'text');
checkPrintable('\x1b]never closed\nnext', 'next');
checkPrintable('a\0b\x07c\x7fd', 'abcd');
checkPrintable('windows\r\nlines\r\n', 'windows\nlines\n');
checkPrintable('10%\r20%\r', '10%\n20%\n');
checkPrintable('right\u202eleft', 'rightleft');
checkPrintable('größe 中 😀', 'größe 中 😀');
checkPrintable('s3\x1b[0mcret', 's3cret');

test('no control character passes, and cuts change nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 })), (pieces) => {
      const result = printable(...pieces);
      assert.doesNotMatch(result, /[^\P{Cc}\n\t]/u);
      assert.equal(result, printable(...pieces.join('')));
    }),
  );
});

test('lines are numbered from one, the last without its newline', () => {
  const seen: [number, string][] = [];
  const lines = createLines((line, text) => seen.push([line, text]));
  lines.push('a\nb');
  lines.push('c\n\nd');
  assert.equal(lines.current(), 4);
  lines.end();
  assert.deepEqual(seen, [
    [1, 'a'],
    [2, 'bc'],
    [3, ''],
    [4, 'd'],
  ]);
});

test('a line without end is judged by its beginning', () => {
  const seen: string[] = [];
  const lines = createLines((_, text) => seen.push(text));
  for (let index = 0; index < 100; index++) lines.push('x'.repeat(10_000));
  lines.push('\nnext\n');
  assert.deepEqual(
    seen.map((line) => line.length),
    [longestLine, 4],
  );
});
