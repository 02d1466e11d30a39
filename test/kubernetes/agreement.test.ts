import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { asMap } from '../../server/documents/access.ts';
import { parseYaml } from '../../server/documents/parse.ts';
import { openKubernetesSchemas } from '../../server/schemas/kubernetes/kubernetesSchemas.ts';
import { checkManifest } from '../../server/schemas/kubernetes/manifest.ts';
import type { SchemaProblem } from '../../server/schemas/problem.ts';
import { type Case, corpus } from './corpus/corpus.ts';
import { MANIFESTS } from './corpus/manifests.ts';
import { MUTATIONS } from './corpus/mutations.ts';
import { connectJudge, type Judge, PARALLEL_REQUESTS, type Verdict } from './judge.ts';

/** Another seed is another corpus: `OPENCLAW_SEED=7 npm run test:kubernetes`. */
const SEED = Number(process.env['OPENCLAW_SEED'] ?? 1);
const COUNT = Number(process.env['OPENCLAW_COUNT'] ?? 4_000);

const schemas = openKubernetesSchemas('1.36');
let judge: Judge;

before(async () => {
  judge = connectJudge();
  const crd = process.env['OPENCLAW_PROMETHEUS_RULE_CRD'];
  assert.ok(crd, 'start these tests with "npm run test:kubernetes"');
  await judge.define(parse(readFileSync(crd, 'utf8')));
});

after(() => judge.dispose());

test(`${COUNT} manifests from seed ${SEED}: an error is what the API server refuses`, async (context) => {
  const cases = corpus(SEED, COUNT);
  const judged = await judgeAll(cases);
  context.diagnostic(summary(judged));
  const disagreements = judged.filter(({ verdict, problems }) => verdict.accepted !== (problems.length === 0));
  assert.equal(disagreements.map(describe).join('\n'), '');
  assert.deepEqual(coverage(cases), everything());
});

interface Judged extends Case {
  readonly verdict: Verdict;
  readonly problems: readonly SchemaProblem[];
}

async function judgeAll(cases: readonly Case[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const queue = cases.values();
  const worker = async (): Promise<void> => {
    for (const next of queue) {
      judged.push({ ...next, verdict: await judge.judge(next.text), problems: problemsOf(next.text) });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, worker));
  return judged;
}

function problemsOf(text: string): readonly SchemaProblem[] {
  const root = asMap(parseYaml(text).root);
  assert.ok(root, text);
  return checkManifest(root, { schemas, partial: false });
}

function summary(judged: readonly Judged[]): string {
  const sound = judged.filter(({ mutation }) => mutation === undefined);
  const refused = judged.filter(({ verdict }) => !verdict.accepted);
  return `${judged.length} manifests, ${sound.length} sound and ${judged.length - sound.length} mutated; the server refuses ${refused.length}`;
}

function describe({ seed, kind, mutation, text, verdict, problems }: Judged): string {
  const ours = problems.map(({ message }) => `  we: ${message}`).join('\n') || '  we: nothing wrong';
  const server = verdict.accepted ? 'accepted' : verdict.message;
  return `seed ${seed}: ${kind}, ${mutation ?? 'sound'}\n${text}  server: ${server}\n${ours}\n`;
}

/** Each kind is there sound, and each mutation at least once: a corpus that lost one would agree for nothing. */
function coverage(cases: readonly Case[]): readonly string[] {
  const sound = cases.filter(({ mutation }) => mutation === undefined).map(({ kind }) => kind);
  return [...new Set([...sound, ...cases.flatMap(({ mutation }) => mutation ?? [])])].sort();
}

function everything(): readonly string[] {
  return [...Object.keys(MANIFESTS), ...Object.keys(MUTATIONS)].sort();
}
