import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { assertAgreement, describe, type Judged, judgeAll } from './agreement.ts';
import { type Case, corpus } from './corpus/corpus.ts';
import { MANIFESTS } from './corpus/manifests.ts';
import { MUTATIONS } from './corpus/mutations.ts';
import { connectJudge, type Judge } from './judge.ts';

/** Another seed is another corpus: `OPENCLAW_SEED=7 npm run test:kubernetes`. */
const SEED = Number(process.env['OPENCLAW_SEED'] ?? 1);
const COUNT = Number(process.env['OPENCLAW_COUNT'] ?? 6_000);

let judge: Judge;

before(async () => {
  judge = connectJudge();
  const crd = process.env['OPENCLAW_PROMETHEUS_RULE_CRD'];
  assert.ok(crd, 'start these tests with "npm run test:kubernetes"');
  await judge.define(parse(readFileSync(crd, 'utf8')));
});

after(() => judge.dispose());

test(`${COUNT} manifests from seed ${SEED}: an error is what the API server refuses`, async (context) => {
  const judged = await judgeAll(judge, corpus(SEED, COUNT));
  context.diagnostic(summary(judged));
  const unsound = judged.filter(({ made, verdict }) => made.mutation === undefined && !verdict.accepted);
  assert.equal(unsound.map((one) => describe(one, title(one.made))).join('\n'), '');
  assertAgreement(judged, title);
  // Of what is not about OpenClaw the rules say nothing, so that they agree for nothing.
  assert.ok(judged.filter(({ errors }) => errors !== undefined).length > judged.length * 0.9);
  assert.deepEqual(coverage(judged), [...Object.keys(MANIFESTS), ...Object.keys(MUTATIONS)].sort());
});

function summary(judged: readonly Judged<Case>[]): string {
  const sound = judged.filter(({ made }) => made.mutation === undefined).length;
  const refused = judged.filter(({ verdict }) => !verdict.accepted).length;
  const ours = judged.filter(({ errors }) => errors !== undefined).length;
  return `${judged.length} manifests, ${sound} sound and ${judged.length - sound} mutated, ${ours} about OpenClaw; the server refuses ${refused}`;
}

function title({ seed, kind, mutation }: Case): string {
  return `seed ${seed}: ${kind}, ${mutation ?? 'sound'}`;
}

/** Each kind is there sound, and each mutation refused at least once: a corpus that lost one would agree for nothing. */
function coverage(judged: readonly Judged<Case>[]): readonly string[] {
  const sound = judged.filter(({ made }) => made.mutation === undefined).map(({ made }) => made.kind);
  const refused = judged.filter(({ verdict }) => !verdict.accepted).flatMap(({ made }) => made.mutation ?? []);
  return [...new Set([...sound, ...refused])].sort();
}
