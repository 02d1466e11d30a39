import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { printTable, quantile, type Row } from './figures.ts';
import { manyDocuments, mergeAliases, oneDocument } from './inputs.ts';
import { MeasuredServer, type ServerUnderTest } from './languageServer.ts';
import { npmPeer } from './peers.ts';
import { kubernetesSchema } from './schema.ts';

const PEER = 'yaml-language-server 2.0.0';
const RUNS = 40;

const ours: ServerUnderTest = {
  script: fileURLToPath(new URL('../dist/openclaw-language-server.cjs', import.meta.url)),
  diagnostics: 'pull',
};
const schema = kubernetesSchema();
const peer: ServerUnderTest = {
  script: npmPeer('yaml-language-server', '2.0.0', 'bin/yaml-language-server'),
  diagnostics: 'push',
  settings: {
    validate: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: schema === undefined ? {} : { [schema]: '*.yaml' },
  },
};

const FILES: readonly { readonly name: string; readonly text: string }[] = [
  { name: '29 lines', text: `---\n${manyDocuments(1)}` },
  { name: '990 lines, 1 document', text: oneDocument(89) },
  { name: '11,600 lines, 400 documents', text: manyDocuments(400) },
  { name: '13,600 lines, 400 documents', text: manyDocuments(400, true) },
  { name: '5,700 lines, 1 document', text: oneDocument(517) },
  { name: '500 merge aliases', text: mergeAliases(500) },
];

const rows: Row[] = [];
for (const { name, text } of FILES) {
  const lines = text.split('\n').length - 1;
  console.error(`${name} (${lines} lines)`);
  const own = await measure(ours, text);
  const theirs = await measure(peer, text);
  rows.push({
    what: `${name}: edit p50`,
    ours: quantile(own.edits, 0.5),
    peer: quantile(theirs.edits, 0.5),
    unit: 'ms',
  });
  rows.push({
    what: `${name}: edit p95`,
    ours: quantile(own.edits, 0.95),
    peer: quantile(theirs.edits, 0.95),
    unit: 'ms',
  });
  rows.push({ what: `${name}: start to first diagnostics`, ours: own.start, peer: theirs.start, unit: 'ms' });
  rows.push({ what: `${name}: peak memory`, ours: own.memory, peer: theirs.memory, unit: 'MiB' });
}
printTable(
  'Language server',
  PEER + (schema === undefined ? ', no schema: Go is missing' : ', with the Kubernetes 1.36 schema'),
  rows,
);

const single = oneDocument(517);
const bare = Array.from({ length: RUNS }, () => timed(() => parseDocument(single)));
const edited = rows.find(({ what }) => what === '5,700 lines, 1 document: edit p95')?.ours ?? Number.NaN;
printTable('One document of 5,700 lines', 'a bare parse by the yaml package', [
  { what: 'edit to diagnostics, p95', ours: edited, peer: quantile(bare, 0.95), unit: 'ms' },
]);

interface Measured {
  readonly start: number;
  readonly edits: readonly number[];
  readonly memory: number;
}

async function measure(server: ServerUnderTest, text: string): Promise<Measured> {
  const uri = 'file:///bench/manifest.yaml';
  const begun = performance.now();
  const measured = await MeasuredServer.start(server);
  await measured.open(uri, text);
  const start = performance.now() - begun;
  const lines = text.split('\n');
  const edits: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const line = editableLine(lines, Math.floor((lines.length * ((run * 37) % RUNS)) / RUNS));
    edits.push(
      await measured.edit(uri, { line, character: lines[line]?.length ?? 0, text: run % 2 === 0 ? 'x' : ' # c' }),
    );
    lines[line] += run % 2 === 0 ? 'x' : ' # c';
  }
  const memory = measured.peakMemory();
  await measured.stop();
  return { start, edits, memory };
}

/** The next line with a name, to whose end characters can be typed as a person would. */
function editableLine(lines: readonly string[], from: number): number {
  for (let step = 0; step < lines.length; step += 1) {
    const line = (from + step) % lines.length;
    if (/name: [\w-]+$/.test(lines[line] ?? '')) return line;
  }
  return 0;
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
