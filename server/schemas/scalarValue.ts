import type { ScalarNode } from '../documents/node.ts';

/** What a scalar is to the program that reads the file. */
export type ScalarValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
  | { readonly kind: 'bool' }
  | { readonly kind: 'null' }
  /** Part of a template: anything. */
  | { readonly kind: 'unknown' };

/**
 * Which reader: `yaml1.1` is sigs.k8s.io/yaml (go.yaml.in/yaml/v2), by which kubectl and the API server read, where `yes`,
 * `on` and `y` are booleans. `yaml1.2` (go.yaml.in/yaml/v3 and later) keeps old octals and underscores in numbers, yet takes
 * those words for text; our own files are read so. `compose` is the same, but `$` makes a value unknown, since it is
 * replaced before anything is checked, and so does a tag, which is an order to whoever merges files.
 */
export type YamlDialect = 'yaml1.1' | 'yaml1.2' | 'compose';

export function scalarValue(node: ScalarNode, dialect: YamlDialect): ScalarValue {
  if (node.templated || (dialect === 'compose' && node.text.includes('$'))) return UNKNOWN;
  const { text, style, type } = node;
  if (style !== 'plain') return type === 'string' ? { kind: 'string', text } : tagged(text, type, dialect);
  // Most plain scalars start with a letter that no number, boolean or null starts with.
  const hint = HINTS[text.charCodeAt(0)];
  if (text !== '' && hint === undefined) return { kind: 'string', text };
  if (NULLS.has(text)) return type === 'string' ? taggedText(text, dialect) : NULL;
  if (hint === 'word') return word(text, type, dialect);
  // A date goes through Compose as one, and what becomes of it depends on the field.
  if (dialect === 'compose' && /^\d{4}-\d\d?-\d\d?/.test(text)) return UNKNOWN;
  const number = goNumber(text, dialect);
  if (number === undefined || (type === 'string' && CORE_NUMBER.test(text))) {
    return number === undefined ? { kind: 'string', text } : taggedText(text, dialect);
  }
  return number;
}

const UNKNOWN: ScalarValue = { kind: 'unknown' };
const NULL: ScalarValue = { kind: 'null' };
const BOOL: ScalarValue = { kind: 'bool' };

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const BOOLS = new Set(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
const OLD_BOOLS = new Set([
  'y',
  'Y',
  'yes',
  'Yes',
  'YES',
  'on',
  'On',
  'ON',
  'n',
  'N',
  'no',
  'No',
  'NO',
  'off',
  'Off',
  'OFF',
]);

/** What would be something else without a tag: `!!str`, or one of Compose's own. */
function taggedText(text: string, dialect: YamlDialect): ScalarValue {
  return dialect === 'compose' ? UNKNOWN : { kind: 'string', text };
}

/** By first character: may a plain scalar that starts so be something else than a string? */
const HINTS: readonly ('word' | 'number' | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ('yYnNtTfFoO~'.includes(character)) return 'word';
  return '+-.0123456789'.includes(character) ? 'number' : undefined;
});

function word(text: string, type: ScalarNode['type'], dialect: YamlDialect): ScalarValue {
  if (BOOLS.has(text)) return type === 'string' ? { kind: 'string', text } : BOOL;
  return dialect === 'yaml1.1' && OLD_BOOLS.has(text) ? BOOL : { kind: 'string', text };
}

const CORE_NUMBER = /^[-+]?(?:[0-9]+|\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers as Go reads them: prefixes for the base, an old octal's leading zero, underscores between digits. */
function goNumber(text: string, dialect: YamlDialect): ScalarValue | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)$/.test(plain);
  if (integer) {
    const value = integerValue(plain);
    // Go holds 64 bits; a decimal beyond them is read as a float, any other as text.
    if (value >= -(2 ** 63) && value < 2 ** 64) return { kind: 'number', value, integer: true };
  }
  if (CORE_NUMBER.test(plain)) {
    const value = Number(plain);
    // On the way to the API server it becomes JSON, where Go writes it with an exponent from 1e21 on: no integer any more.
    if (Number.isFinite(value))
      return {
        kind: 'number',
        value,
        integer: Number.isInteger(value) && (dialect !== 'yaml1.1' || Math.abs(value) < 1e21),
      };
  }
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text))
    return { kind: 'number', value: Number.NaN, integer: false };
  return undefined;
}

function integerValue(plain: string): number {
  const negative = plain.startsWith('-');
  const digits = plain.replace(/^[-+]/, '');
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return negative ? -value : value;
}

/** Quoted, but with a tag that says otherwise: `!!int "3"`. */
function tagged(text: string, type: Exclude<ScalarNode['type'], 'string'>, dialect: YamlDialect): ScalarValue {
  switch (type) {
    case 'null':
      return NULL;
    case 'bool':
      return BOOL;
    case 'int':
    case 'float':
      return goNumber(text, dialect) ?? { kind: 'string', text };
  }
}
