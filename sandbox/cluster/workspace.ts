import { copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Cluster, managerAddress, PRACTICE_WORKER } from './cluster.ts';
import { homePaths } from './home.ts';
import { profileYaml } from './profile.ts';

const RUNBOOK_ENDING = '.runbook.md';

/** Fills the workspace that an editor opens: the runbooks and a few words; worker.yaml is there already. */
export function writeWorkspace(cluster: Cluster, runbooks: string): void {
  const { workspace } = homePaths(cluster.home);
  mkdirSync(workspace, { recursive: true });
  for (const name of runbooksIn(runbooks)) copyFileSync(join(runbooks, name), join(workspace, name));
  writeFileSync(join(workspace, 'README.md'), readme(cluster));
}

/** Tells where the cluster is: written when it is ready, so that whoever finds it can use it. */
export function writeProfile(cluster: Cluster): void {
  const { profile } = homePaths(cluster.home);
  mkdirSync(dirname(profile), { recursive: true });
  writeFileSync(profile, profileYaml(cluster));
}

/** Removes what was put into the workspace, and the folders where nothing else is in them. */
export function removeWorkspace(home: string): void {
  const { workspace, profile } = homePaths(home);
  if (!existsSync(workspace)) return;
  const made = ['README.md', 'worker.yaml', ...runbooksIn(workspace)].map((name) => join(workspace, name));
  for (const file of [...made, profile]) rmSync(file, { force: true });
  for (const folder of [dirname(profile), workspace]) removeIfEmpty(folder);
}

/** Removes a folder that holds nothing. */
export function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function runbooksIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(RUNBOOK_ENDING)) : [];
}

function readme(cluster: Cluster): string {
  return `# Practice cluster

A manager on ${managerAddress(cluster)} and three workers run on this machine, as real processes with real TLS between
them. Break and mend them as you like; nothing else is touched.

- \`worker.yaml\` is the configuration of ${PRACTICE_WORKER}. Its settings can be better: the editor says which.
- \`clw-worker-unreachable.runbook.md\` finds out why ${PRACTICE_WORKER} does not answer, and mends it.
- In a terminal: \`openclaw-sandbox status\`, \`openclaw-sandbox faults\`, \`openclaw-sandbox break FAULT\`,
  \`openclaw-sandbox mend\`, \`openclaw-sandbox down\`.

The manager counts a worker that came back as healthy after 5 seconds (30 in production).
`;
}
