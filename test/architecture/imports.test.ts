import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A part of the project and what its files may import. Own files are named by folder, packages by name. */
interface Wall {
  readonly part: string;
  /** Matches the paths of the part's files; the first wall that matches a file is the one that holds for it. */
  readonly files: RegExp;
  readonly own: RegExp;
  readonly packages: RegExp;
}

/** As docs/architecture.md has it; a file that no wall covers fails. */
const WALLS: readonly Wall[] = [
  {
    part: 'the edges of the server: programs and what they need of the machine',
    files: /^server\/(?:bin\.ts|host\/|cli\/)/,
    own: /^(?:server|package\.json)/,
    packages: /^(?:node:|vscode-languageserver|ignore$)/,
  },
  {
    part: 'the language server',
    files: /^server\/(?:server|session)\.ts$|^server\/features\//,
    own: /^(?:server\/(?!bin|host|cli)|engine\/(?:runbook|profile)\/)/,
    packages: /^vscode-languageserver/,
  },
  {
    part: 'rules, documents, graph, lint, reports',
    files: /^server\//,
    own: /^(?:server\/(?!bin|server|session|host|cli|features)|engine\/(?:runbook|profile|pattern|format)\/)/,
    packages: /^(?:yaml|re2js|vscode-uri$|@prometheus-io\/lezer-promql|@lezer\/)/,
  },
  {
    part: 'the edges of the engine: processes, record files, the program',
    files: /^engine\/(?:bin\.ts|system\.ts|process\/|cli\/|.*\/file[A-Z]\w*\.ts)/,
    own: /^(?:engine|package\.json)/,
    packages: /^node:/,
  },
  {
    part: 'the engine',
    files: /^engine\//,
    own: /^engine\/(?!bin|system|cli|process\/|.*\/file[A-Z])/,
    packages: /^(?:yaml|re2js|mdast|mdast-util-from-markdown|@marcbachmann\/cel-js)/,
  },
  {
    part: 'the page',
    files: /^client\/webview\//,
    own: /^(?:client\/(?:webview\/|protocol\.ts)|engine\/)/,
    packages: /^(?:preact|mdast)/,
  },
  { part: 'the protocol', files: /^client\/protocol\.ts$/, own: /^engine\//, packages: /^mdast$/ },
  {
    part: 'the extension host',
    files: /^client\/src\//,
    own: /^(?:client\/(?:src\/|protocol\.ts)|engine\/|package\.json)/,
    packages: /^(?:node:|vscode$|vscode-languageclient|mdast)/,
  },
  {
    part: 'the practice cluster',
    files: /^sandbox\//,
    own: /^(?:sandbox\/|package\.json)/,
    packages: /^(?:node:|yaml$)/,
  },
];

const PARTS = ['server', 'engine', 'client', 'sandbox'];

for (const wall of WALLS) {
  test(`${wall.part}: every import is allowed`, () => {
    const files = sources().filter((file) => WALLS.find(({ files }) => files.test(file)) === wall);
    assert.notEqual(files.length, 0, 'the wall stands around nothing');
    assert.deepEqual(
      files.flatMap((file) => strangers(file, wall)),
      [],
    );
  });
}

test('every source file stands behind a wall', () => {
  assert.deepEqual(
    sources().filter((file) => !WALLS.some(({ files }) => files.test(file))),
    [],
  );
});

test('only the process starter of the engine starts processes, apart from the practice cluster', () => {
  const starters = sources().filter(
    (file) => /['"]node:child_process['"]/.test(read(file)) && !file.startsWith('sandbox/'),
  );
  assert.deepEqual(starters, ['engine/process/start.ts']);
});

test('the page takes types alone from the engine', () => {
  const pages = sources().filter((file) => file.startsWith('client/webview/') || file === 'client/protocol.ts');
  const values = pages.flatMap((file) =>
    imports(read(file)).filter(({ from, isType }) => !isType && target(file, from).startsWith('engine/')),
  );
  assert.deepEqual(values, []);
});

function sources(): readonly string[] {
  return PARTS.flatMap((part) =>
    readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${part}/${path.replaceAll('\\', '/')}`),
  ).sort();
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

function imports(text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map(([, type, from]) => ({ from: from ?? '', isType: type !== undefined })),
    ...[...dynamic].map(([, from]) => ({ from: from ?? '', isType: false })),
  ];
}

/** The path of what is imported, from the root; a package's name stays as it is. */
function target(file: string, from: string): string {
  return from.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), from)).replaceAll('\\', '/') : from;
}

function strangers(file: string, wall: Wall): readonly string[] {
  return imports(read(file)).flatMap(({ from }) => {
    const allowed = from.startsWith('.') ? wall.own.test(target(file, from)) : wall.packages.test(from);
    return allowed ? [] : [`${file} imports ${from}`];
  });
}
