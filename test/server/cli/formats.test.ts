import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { buildMatcher } from '@microsoft/sarif-matcher-utils';
import { SaxesParser } from 'saxes';
import { BROKEN_WORKER, folderWith, lint, report, SOUND_WORKER } from './program.ts';

/** Values that a careless format would take for its own marks, and a file name as hostile. */
const HOSTILE = {
  'a b%,:&<>"/worker.yaml': `cluster:\n  manager_address: "h<&>\\"'::%0A]]>\\e[31m\\u202e:9090"\n  tls_verify: "\\r\\n::error::x"\n`,
};
const EVERYTHING = ['--severity', 'hint'];
const isValidSarif = buildMatcher();

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex?: number;
      readonly level: string;
      readonly locations: readonly { physicalLocation: PhysicalLocation }[];
      readonly relatedLocations?: readonly { physicalLocation: PhysicalLocation }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
    readonly tool: { driver: { rules: readonly { id: string }[] } };
  }[];
}

interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Readonly<Record<string, number>>;
}

function sarifOf(folder: string): Sarif {
  const sarif = JSON.parse(lint(folder, ['--format', 'sarif', ...EVERYTHING]).stdout) as Sarif;
  const { pass, message } = isValidSarif(sarif);
  assert.ok(pass, message());
  return sarif;
}

test('text: a line for each finding that terminals make a link of, and a summary', (t) => {
  const { stdout } = lint(folderWith(t, { 'deploy/worker.yaml': BROKEN_WORKER }), []);
  const lines = stdout.split('\n');
  assert.match(lines[0] ?? '', /^deploy\/worker\.yaml:2:1 warning .+ \[worker\/heartbeat-interval\]$/);
  assert.match(lines.at(-2) ?? '', /^2 errors, 2 warnings, 1 information in 1 file; --fix mends 4$/);
});

test('text: colours only where they are wanted, control characters of files never', (t) => {
  const escapeCharacter = String.fromCharCode(27);
  const folder = folderWith(t, { ...HOSTILE, [`${escapeCharacter}[31m/worker.yaml`]: BROKEN_WORKER });
  assert.equal(lint(folder, EVERYTHING).stdout.includes(escapeCharacter), false);
  const coloured = lint(folder, ['--color', ...EVERYTHING]).stdout;
  const marks = new Set(coloured.match(new RegExp(`${escapeCharacter}\\[\\d*m`, 'g')));
  assert.ok(coloured.includes(`${escapeCharacter}[31merror${escapeCharacter}[0m`));
  assert.equal(coloured.includes(`${escapeCharacter}[31m/worker`), false);
  assert.ok(marks.size > 2);
});

test('json: all that is known of a finding', (t) => {
  const { findings, counts } = report(
    lint(folderWith(t, { 'worker.yaml': BROKEN_WORKER }), ['--format', 'json']).stdout,
  );
  assert.deepEqual(counts, { error: 2, warning: 2, information: 1, hint: 0 });
  const { message: _, fingerprint, fixes, ...tls } = findings.find(({ rule }) => rule === 'tls/verify-disabled') ?? {};
  assert.deepEqual(tls, {
    path: 'worker.yaml',
    rule: 'tls/verify-disabled',
    severity: 'warning',
    startLine: 4,
    startColumn: 15,
    endLine: 4,
    endColumn: 20,
    related: [],
  });
  assert.match(fingerprint ?? '', /^[0-9a-f]{32}$/);
  assert.equal(fixes?.[0]?.safety, 'safe');
});

test('sarif: valid by the official schema, with nothing, with all kinds of findings, with hostile names and values', (t) => {
  assert.deepEqual(sarifOf(folderWith(t, { 'worker.yaml': SOUND_WORKER })).runs[0]?.results, []);
  assert.deepEqual(sarifOf(folderWith(t, {})).runs[0]?.results, []);
  const log = '[ERROR] [2024-01-15T10:23:45.123Z] dial tcp 10.0.0.1:9090: connect: connection refused\n';
  const sarif = sarifOf(folderWith(t, { ...HOSTILE, 'worker.yaml': BROKEN_WORKER, 'worker.log': log }));
  const results = sarif.runs.flatMap((run) => run.results);
  assert.notEqual(results.length, 0);
  for (const { ruleId, ruleIndex, locations } of results) {
    if (ruleIndex !== undefined) assert.equal(sarif.runs[0]?.tool.driver.rules[ruleIndex]?.id, ruleId);
    for (const { physicalLocation } of locations) {
      assert.doesNotThrow(() => decodeURIComponent(physicalLocation.artifactLocation.uri));
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation.region;
      assert.ok(startLine >= 1 && startColumn >= 1 && endLine >= startLine && endColumn >= 1);
    }
  }
  assert.ok(results.some(({ ruleId }) => ruleId === 'clw-connection-refused'));
});

test('sarif: a finding in moved lines keeps its fingerprint', (t) => {
  const fingerprintsOf = (text: string): readonly string[] =>
    sarifOf(folderWith(t, { 'worker.yaml': text }))
      .runs.flatMap(({ results }) => results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints)))
      .sort();
  assert.deepEqual(fingerprintsOf(`# One\n\n# Two\n${BROKEN_WORKER}`), fingerprintsOf(BROKEN_WORKER));
});

test('junit: XML that a strict parser takes, with as many failures as it counts', (t) => {
  const folder = folderWith(t, { ...HOSTILE, 'worker.yaml': BROKEN_WORKER });
  const { stdout } = lint(folder, ['--format', 'junit', ...EVERYTHING]);
  const { suites, elements } = readXml(stdout);
  assert.equal(
    elements['failure'],
    suites.reduce((sum, { failures }) => sum + Number(failures), 0),
  );
  assert.equal(
    elements['testcase'],
    suites.reduce((sum, { tests }) => sum + Number(tests), 0),
  );
  assert.ok(suites.some(({ name }) => name === 'a b%,:&<>"/worker.yaml'));
});

test('junit: a passed case where nothing is found, since services take an empty report for a broken one', (t) => {
  const { stdout } = lint(folderWith(t, { 'worker.yaml': SOUND_WORKER }), ['--format', 'junit']);
  const { elements } = readXml(stdout);
  assert.deepEqual([elements['testcase'], elements['failure']], [1, undefined]);
});

test('github: one command a finding, which no value of a file can break out of', (t) => {
  const folder = folderWith(t, { ...HOSTILE, 'worker.yaml': BROKEN_WORKER });
  const count = report(lint(folder, ['--format', 'json', ...EVERYTHING]).stdout).findings.length;
  const lines = lint(folder, ['--format', 'github', ...EVERYTHING])
    .stdout.split('\n')
    .slice(0, -1);
  assert.equal(lines.length, count);
  for (const line of lines) {
    assert.match(
      line,
      /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+(?:,endColumn=\d+)?,title=/,
    );
  }
  assert.ok(lines.some((line) => line.includes('file=a b%25%2C%3A&<>"/worker.yaml,')));
});

test('--output writes the report to a file, and says where it cannot', (t) => {
  const folder = folderWith(t, { 'worker.yaml': BROKEN_WORKER });
  assert.deepEqual(lint(folder, ['--format', 'sarif', '--output', 'out.sarif']), {
    exitCode: 1,
    stdout: '',
    stderr: '',
  });
  const { pass, message } = isValidSarif(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')));
  assert.ok(pass, message());
  assert.equal(lint(folder, ['--output', 'none/out.txt']).exitCode, 2);
});

function readXml(text: string) {
  const suites: Record<string, string>[] = [];
  const elements: Record<string, number> = {};
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements[name] = (elements[name] ?? 0) + 1;
    if (name === 'testsuite') suites.push(attributes as Record<string, string>);
  });
  parser.write(text).close();
  return { suites, elements };
}
