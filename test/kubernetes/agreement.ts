import assert from 'node:assert/strict';
import { asMap } from '../../server/documents/access.ts';
import { parseYaml } from '../../server/documents/parse.ts';
import { openKubernetesSchemas } from '../../server/schemas/kubernetes/kubernetesSchemas.ts';
import { checkManifest } from '../../server/schemas/kubernetes/manifest.ts';
import type { SchemaProblem } from '../../server/schemas/problem.ts';
import { type Judge, PARALLEL_REQUESTS, type Verdict } from './judge.ts';

/** The version that the tests build: see programs.mjs. */
const SCHEMAS = openKubernetesSchemas('1.36');

export interface Judged<Case> {
  readonly made: Case;
  readonly verdict: Verdict;
  readonly problems: readonly SchemaProblem[];
}

/** What the server and what the schema check say of each manifest. */
export async function judgeAll<Case extends { readonly text: string }>(
  judge: Judge,
  cases: readonly Case[],
): Promise<readonly Judged<Case>[]> {
  const judged: Judged<Case>[] = [];
  const queue = cases.values();
  const worker = async (): Promise<void> => {
    for (const made of queue)
      judged.push({ made, verdict: await judge.judge(made.text), problems: problemsOf(made.text) });
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, worker));
  return judged;
}

/** Fails with every manifest that one of the two refuses and the other takes. */
export function assertAgreement<Case extends { readonly text: string }>(
  judged: readonly Judged<Case>[],
  title: (made: Case) => string,
): void {
  const disagreements = judged.filter(({ verdict, problems }) => verdict.accepted !== (problems.length === 0));
  assert.equal(disagreements.map((one) => describe(one, title(one.made))).join('\n'), '');
}

export function describe({ made, verdict, problems }: Judged<{ readonly text: string }>, title: string): string {
  const ours = problems.map(({ message }) => `  we: ${message}`).join('\n') || '  we: nothing wrong';
  return `${title}\n${made.text}  server: ${verdict.accepted ? 'accepted' : verdict.message}\n${ours}\n`;
}

function problemsOf(text: string): readonly SchemaProblem[] {
  const root = asMap(parseYaml(text).root);
  assert.ok(root, text);
  return checkManifest(root, { schemas: SCHEMAS, partial: false });
}
