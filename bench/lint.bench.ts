import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable, type Row } from './figures.ts';
import { goPeer } from './peers.ts';
import { type Measured, measure, measureInTurns } from './process.ts';
import { kubernetesSchemaFolder } from './schema.ts';
import { deployments, realisticTree } from './trees.ts';

const RUNS = 5;

const program = fileURLToPath(new URL('../dist/openclaw-lint.cjs', import.meta.url));
const kubeScore = goPeer('github.com/zegl/kube-score/cmd/kube-score', 'v1.20.0');
const kubeconform = goPeer('github.com/yannh/kubeconform/cmd/kubeconform', 'v0.8.0');

const own = deployments();
const files = readdirSync(own);
await compare('10,000 OpenClaw Deployments in 10,000 files', 'kube-score v1.20.0', [
  () => measure(process.execPath, [program, '.'], own),
  () => measure(kubeScore, ['score', ...files], own),
]);

const real = realisticTree();
const schemas = join(kubernetesSchemaFolder(), '{{.ResourceKind}}{{.KindSuffix}}.json');
await compare('10,000 real manifests, one in a hundred OpenClaw’s', 'kubeconform v0.8.0 with local schemas', [
  () => measure(process.execPath, [program, '.'], real),
  () => measure(kubeconform, ['-schema-location', schemas, '-ignore-missing-schemas', '-n', '4', '.'], real),
]);

async function compare(title: string, peer: string, programs: readonly (() => Promise<Measured>)[]): Promise<void> {
  const [ours, theirs] = await measureInTurns(programs, RUNS);
  if (ours === undefined || theirs === undefined) throw new Error('nothing was measured');
  for (const { exitCode } of [ours, theirs]) {
    if (exitCode !== 0 && exitCode !== 1) throw new Error(`a program ended with exit code ${exitCode}`);
  }
  const rows: readonly Row[] = [
    { what: 'wall time', ours: ours.wallMs / 1000, peer: theirs.wallMs / 1000, unit: 's' },
    { what: 'processor time', ours: ours.cpuMs / 1000, peer: theirs.cpuMs / 1000, unit: 's' },
    { what: 'peak memory', ours: ours.peakMiB, peer: theirs.peakMiB, unit: 'MiB' },
  ];
  printTable(title, peer, rows);
}
