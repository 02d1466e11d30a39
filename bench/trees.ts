import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment } from './inputs.ts';
import { CACHE } from './peers.ts';

/** Whose manifests are taken for the real ones. */
const SOURCES = [
  'k8s.io/kubernetes@v1.36.3',
  'github.com/prometheus-operator/prometheus-operator@v0.85.0',
  'github.com/cert-manager/cert-manager@v1.16.0',
  'github.com/rook/rook@v1.15.0',
  'github.com/cilium/cilium@v1.16.0',
];

const FILES = 10_000;

/** A folder of 10,000 Deployments of OpenClaw, one in each file. */
export function deployments(): string {
  return made(`deployments-${FILES}`, (folder) => {
    for (let index = 0; index < FILES; index += 1) {
      writeFileSync(join(folder, `deployment-${String(index).padStart(5, '0')}.yaml`), deployment(index));
    }
  });
}

/**
 * A folder of 10,000 real manifests, one in a hundred of them OpenClaw's. There are fewer different ones in the sources,
 * so that each stands there several times.
 */
export function realisticTree(): string {
  return made(`realistic-${FILES}`, (folder) => {
    const real = SOURCES.flatMap((source) => manifestsOf(source));
    console.error(`${real.length} different real manifests`);
    for (let index = 0; index < FILES; index += 1) {
      const place = join(folder, `team-${index % 100}`);
      mkdirSync(place, { recursive: true });
      const text = index % 100 === 0 ? deployment(index) : (real[index % real.length] ?? '');
      writeFileSync(join(place, `manifest-${index}.yaml`), text);
    }
  });
}

function manifestsOf(source: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', source], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cannot get ${source} through Go: ${stdout}${stderr}`);
  const { Dir: folder } = JSON.parse(stdout) as { Dir: string };
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter(
      (text) => /^apiVersion:/m.test(text) && /^kind:/m.test(text) && !text.includes('{{') && text.length < 500_000,
    );
}

/** Makes a folder once; one that is there is whole. */
function made(name: string, fill: (folder: string) => void): string {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  fill(draft);
  renameSync(draft, folder);
  return folder;
}
