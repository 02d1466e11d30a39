import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { readSourceFile } from '../../../server/documents/sourceFile.ts';
import { Workspace } from '../../../server/graph/workspace.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { DEFAULT_SETTINGS } from '../../../server/lint/settings.ts';
import { allRules } from '../../../server/rules/list.ts';
import { type Files, TEST_NOW, withoutWants } from '../lintFiles.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const SETTINGS = { ...DEFAULT_SETTINGS, now: TEST_NOW };

/** Every workspace that stands in an example or a fixture. */
const WORKSPACES: readonly Files[] = [
  ...allRules.flatMap((rule) => rule.examples.map(({ files }) => withoutWants(files).files)),
  ...fixtureTexts().map(([name, text]) => ({ [name]: text })),
];

const edit = fc.record({
  file: fc.nat(),
  place: fc.integer({ min: 0, max: 1000 }),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 30 })),
  inserted: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '  ',
      '- ',
      ': ',
      '#',
      '"',
      "'",
      'x',
      'openclaw-',
      '{{ .x }}',
      '---\n',
      '[',
      '}',
      '\t',
      '|\n',
    ),
    fc.constantFrom(
      'kind: Pod\n',
      'namespace: other\n',
      '\n  name: y',
      'default',
      '30s',
      '9090',
      '&a ',
      '*a',
      '<<: *a',
      '\r\n',
      '\uFEFF',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
});

test('findings after any sequence of edits in any file equal those of a fresh workspace', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORKSPACES), fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
      const names = Object.keys(start);
      const texts: Record<string, string> = { ...start };
      const workspace = new Workspace();
      const linter = new Linter(allRules, workspace, SETTINGS);
      for (const name of names) workspace.set(readSourceFile(uriOf(name), texts[name] ?? ''));
      for (const { file, place, removed, inserted } of edits) {
        const name = names[file % names.length] ?? '';
        const text = texts[name] ?? '';
        const at = Math.floor((text.length * place) / 1000);
        texts[name] = text.slice(0, at) + inserted + text.slice(at + removed);
        workspace.set(readSourceFile(uriOf(name), texts[name], workspace.file(uriOf(name))));
        // Every second state is skipped over, as when somebody types faster than the editor asks.
        if (place % 2 === 0) assert.deepEqual(problemsOf(linter, names), freshProblems(texts), JSON.stringify(texts));
      }
      assert.deepEqual(problemsOf(linter, names), freshProblems(texts), JSON.stringify(texts));
    }),
    { numRuns: 2000 },
  );
});

test('no prefix of any fixture makes a rule fail', () => {
  for (const files of WORKSPACES) {
    for (const [name, text] of Object.entries(files)) {
      const workspace = new Workspace();
      const linter = new Linter(allRules, workspace, SETTINGS);
      const step = Math.max(1, Math.floor(text.length / 400));
      for (let length = 0; length <= text.length; length += step) {
        workspace.set(readSourceFile(uriOf(name), text.slice(0, length), workspace.file(uriOf(name))));
        linter.lint(uriOf(name));
      }
    }
  }
});

function problemsOf(linter: Linter, names: readonly string[]): unknown {
  return names.map((name) => linter.lint(uriOf(name)));
}

function freshProblems(texts: Files): unknown {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(texts)) workspace.set(readSourceFile(uriOf(name), text));
  return problemsOf(new Linter(allRules, workspace, SETTINGS), Object.keys(texts));
}

function uriOf(name: string): string {
  return `file:///workspace/${name}`;
}

function fixtureTexts(): readonly (readonly [string, string])[] {
  return ['fixtures', 'guide'].flatMap((folder) =>
    readdirSync(join(FOLDER, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ya?ml|json|log|md)$/.test(path))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(FOLDER, folder, path), 'utf8')] as const),
  );
}
