import { isName } from '../expression/environment.ts';
import { didYouMean } from '../format/nearest.ts';
import {
  readBoolean,
  readList,
  readMap,
  readText,
  readTexts,
  readWord,
  readYaml,
  reportAt,
  type YamlEntry,
  type YamlSource,
  type YamlText,
  type YamlValue,
} from '../format/yaml.ts';
import { compilePattern } from '../pattern/pattern.ts';
import { isReservedVariable } from './reservedVariables.ts';
import type { Cause, Signature, TextRange, Variable } from './runbook.ts';

/** The front matter as written; whether its references lead anywhere is checked with the steps. */
export interface FrontMatter {
  readonly code: string;
  readonly title: string;
  readonly signatures: readonly Signature[];
  readonly variables: readonly Variable[];
  readonly causes: readonly CauseText[];
  readonly verify: YamlText | null;
}

/** A cause with the places of what it refers to. */
export interface CauseText {
  readonly cause: Cause;
  readonly idRange: TextRange;
  readonly supports: readonly YamlText[];
  readonly refutes: readonly YamlText[];
  readonly explains: readonly YamlText[];
  readonly fix: YamlText | null;
}

/** Reads the front matter; null where it has no error code, without which a runbook is for nothing. */
export function readFrontMatter(source: YamlSource): FrontMatter | null {
  const root = readYaml(source);
  const entries = readMap(root, 'The front matter', ['code', 'title', 'signatures', 'variables', 'causes', 'verify']);
  if (entries === null) return null;
  const at = (key: string): YamlValue | null => valueAt(entries, key);
  const code = readOptional(at('code'), (value) => readText(value, 'code'));
  if (code === null) {
    reportAt(root, root.range, 'missing-code', 'The front matter has no "code", the error that the runbook is for');
    return null;
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code.text)) {
    reportAt(root, code.range, 'invalid-id', `code is "${code.text}", expected words in small letters joined by "-"`);
  }
  const title = readOptional(at('title'), (value) => readText(value, 'title'));
  if (title === null) reportAt(root, code.range, 'missing-title', 'The front matter has no "title"');
  return {
    code: code.text,
    title: title?.text ?? code.text,
    signatures: readOptional(at('signatures'), readSignatures) ?? [],
    variables: readOptional(at('variables'), readVariables) ?? [],
    causes: readOptional(at('causes'), readCauses) ?? [],
    verify: readOptional(at('verify'), (value) => readText(value, 'verify')),
  };
}

/** An id in words, unique among those seen so far; null and a report where it is neither. */
export function readId(
  entries: readonly YamlEntry[],
  owner: YamlValue,
  what: string,
  seen: Set<string>,
): YamlText | null {
  const value = valueAt(entries, 'id');
  if (value === null) {
    reportAt(owner, owner.range, 'missing-id', `${what} has no "id"`);
    return null;
  }
  const id = readText(value, `The id of ${what.toLowerCase()}`);
  if (id === null) return null;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id.text)) {
    reportAt(value, id.range, 'invalid-id', `The id is "${id.text}", expected words in small letters joined by "-"`);
    return null;
  }
  if (seen.has(id.text)) {
    reportAt(value, id.range, 'duplicate-id', `The id "${id.text}" is used twice`);
    return null;
  }
  seen.add(id.text);
  return id;
}

/** RE2; null and a report on the fragment that is wrong. */
export function readPattern(value: YamlValue, what: string, groups: number | null): YamlText | null {
  const text = readText(value, what);
  if (text === null) return null;
  const pattern = compilePattern(text.text);
  if (pattern.kind === 'invalid') {
    reportAt(value, text.part(pattern.start, pattern.end), 'invalid-pattern', `${what} is not RE2: ${pattern.message}`);
    return null;
  }
  if (groups !== null && pattern.groups !== groups) {
    const message = `${what} has ${pattern.groups} groups, expected exactly ${groups}; write (?: ) where nothing is taken`;
    reportAt(value, text.range, 'capture-groups', message);
    return null;
  }
  return text;
}

export function valueAt(entries: readonly YamlEntry[], key: string): YamlValue | null {
  return entries.find((entry) => entry.key === key)?.value ?? null;
}

export function readOptional<Result>(
  value: YamlValue | null,
  read: (value: YamlValue) => Result | null,
): Result | null {
  return value === null ? null : read(value);
}

function readSignatures(value: YamlValue): readonly Signature[] {
  const seen = new Set<string>();
  return readList(value, 'signatures').flatMap((item): readonly Signature[] => {
    const entries = readMap(item, 'A signature', ['id', 'pattern', 'order', 'severity']);
    if (entries === null) return [];
    const id = readId(entries, item, 'A signature', seen);
    const at = valueAt(entries, 'pattern');
    if (at === null) reportAt(item, item.range, 'missing-option', 'A signature has no "pattern"');
    const pattern = readOptional(at, (pattern) => readPattern(pattern, 'pattern', null));
    const severity = readOptional<Signature['severity']>(valueAt(entries, 'severity'), (severity) =>
      readWord(severity, 'severity', ['error', 'warning', 'information']),
    );
    const order = readOptional(valueAt(entries, 'order'), readOrder);
    if (id === null || pattern === null) return [];
    const range = item.range;
    return [{ id: id.text, pattern: pattern.text, order: order ?? 50, severity: severity ?? 'error', range }];
  });
}

function readOrder(value: YamlValue): number | null {
  const text = readText(value, 'order');
  if (text === null) return null;
  if (/^\d+$/.test(text.text) && Number(text.text) <= 100) return Number(text.text);
  reportAt(value, text.range, 'invalid-value', `order is "${text.text}", expected a whole number from 0 to 100`);
  return null;
}

function readVariables(value: YamlValue): readonly Variable[] {
  return (readMap(value, 'variables', 'any') ?? []).flatMap((entry): readonly Variable[] => {
    const { key: name, keyRange: range } = entry;
    if (!/^[A-Z][A-Z0-9_]*$/.test(name) || !isName(name)) {
      reportAt(value, range, 'invalid-name', `The variable "${name}" must be in capitals, digits and underscores`);
      return [];
    }
    if (isReservedVariable(name)) {
      reportAt(value, range, 'reserved-variable', `"${name}" changes what programs do; choose another name`);
      return [];
    }
    const entries = readMap(entry.value, `The variable "${name}"`, ['title', 'default', 'pattern', 'secret']) ?? [];
    const text = (key: string): YamlText | null => readOptional(valueAt(entries, key), (at) => readText(at, key));
    const pattern = readOptional(valueAt(entries, 'pattern'), (at) => readPattern(at, 'pattern', null));
    const preset = text('default');
    if (pattern !== null && preset !== null && !matchesWhole(pattern.text, preset.text)) {
      const message = `The default "${preset.text}" does not match the variable's own pattern "${pattern.text}"`;
      reportAt(entry.value, preset.range, 'invalid-default', message);
    }
    const secret = readOptional(valueAt(entries, 'secret'), (at) => readBoolean(at, 'secret')) ?? false;
    return [
      {
        name,
        title: text('title')?.text ?? name,
        ...(preset === null ? {} : { default: preset.text }),
        ...(pattern === null ? {} : { pattern: pattern.text }),
        secret,
        range,
      },
    ];
  });
}

function matchesWhole(source: string, text: string): boolean {
  const pattern = compilePattern(source);
  return pattern.kind === 'pattern' && pattern.matchesWhole(text);
}

function readCauses(value: YamlValue): readonly CauseText[] {
  const seen = new Set<string>();
  return readList(value, 'causes').flatMap((item): readonly CauseText[] => {
    const entries = readMap(item, 'A cause', ['id', 'title', 'supports', 'refutes', 'explains', 'fix']);
    if (entries === null) return [];
    const id = readId(entries, item, 'A cause', seen);
    const texts = (key: string): readonly YamlText[] =>
      readOptional(valueAt(entries, key), (at) => readTexts(at, key)) ?? [];
    const title = readOptional(valueAt(entries, 'title'), (at) => readText(at, 'title'));
    const fix = readOptional(valueAt(entries, 'fix'), (at) => readText(at, 'fix'));
    const [supports, refutes, explains] = [texts('supports'), texts('refutes'), texts('explains')];
    if (id === null) return [];
    if (supports.length === 0) {
      reportAt(
        item,
        id.range,
        'missing-option',
        `The cause "${id.text}" has no finding in "supports", so it is never proven`,
      );
    }
    const cause: Cause = {
      id: id.text,
      title: title?.text ?? id.text,
      supports: supports.map(({ text }) => text),
      refutes: refutes.map(({ text }) => text),
      explains: explains.map(({ text }) => text),
      ...(fix === null ? {} : { fix: fix.text }),
      range: item.range,
    };
    return [{ cause, idRange: id.range, supports, refutes, explains, fix }];
  });
}

/** The message for a reference that leads nowhere. */
export function unknownReference(what: string, name: string, known: Iterable<string>): string {
  return `There is no ${what} "${name}"${didYouMean(name, known)}`;
}
