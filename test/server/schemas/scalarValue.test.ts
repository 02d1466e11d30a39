import assert from 'node:assert/strict';
import test from 'node:test';
import { asScalar } from '../../../server/documents/access.ts';
import { parseYaml } from '../../../server/documents/parse.ts';
import { scalarValue, type YamlDialect } from '../../../server/schemas/scalarValue.ts';

/** What each reader makes of a scalar. */
function check(text: string, expected: Readonly<Partial<Record<YamlDialect, string | number>>>): void {
  const node = asScalar(parseYaml(text).root);
  assert.ok(node, text);
  for (const [dialect, wanted] of Object.entries(expected)) {
    const value = scalarValue(node, dialect as YamlDialect);
    const found = value.kind === 'number' ? value.value : value.kind === 'string' ? `string ${value.text}` : value.kind;
    assert.equal(found, wanted, `${text} in ${dialect}`);
  }
}

test('words that YAML 1.1 takes for booleans', () => {
  for (const text of ['yes', 'No', 'on', 'OFF', 'y', 'N'])
    check(text, { 'yaml1.1': 'bool', 'yaml1.2': `string ${text}` });
  for (const text of ['yep', 'oN', 'nO']) check(text, { 'yaml1.1': `string ${text}` });
  for (const text of ['"yes"', "'on'"]) check(text, { 'yaml1.1': `string ${text.slice(1, -1)}` });
});

test('numbers as Go reads them', () => {
  check('0644', { 'yaml1.1': 420, 'yaml1.2': 420 });
  check('0o17', { 'yaml1.1': 15 });
  check('0b11', { 'yaml1.1': 3 });
  check('0x1F', { 'yaml1.1': 31 });
  check('1_000', { 'yaml1.1': 1000 });
  check('089', { 'yaml1.1': 89 });
  check('1e3', { 'yaml1.1': 1000 });
  check('-.5', { 'yaml1.1': -0.5 });
  check('1e400', { 'yaml1.1': 'string 1e400' });
  check('12:30:45', { 'yaml1.1': 'string 12:30:45' });
  check('.inf', { 'yaml1.1': Number.NaN });
});

test('nothing and null', () => {
  for (const text of ['~', 'null', 'NULL']) check(text, { 'yaml1.1': 'null', compose: 'null' });
  check('nULL', { 'yaml1.1': 'string nULL' });
});

test('tags', () => {
  check('!!str 9090', { 'yaml1.1': 'string 9090', compose: 'unknown' });
  check('!!int "3"', { 'yaml1.1': 3 });
  check('!reset null', { compose: 'unknown' });
});

test('what Compose replaces is unknown', () =>
  check(`"\${PORT}"`, { compose: 'unknown', 'yaml1.2': `string \${PORT}` }));
