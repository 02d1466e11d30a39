import assert from 'node:assert/strict';
import { asMap } from '../../server/documents/access.ts';
import { parseYaml } from '../../server/documents/parse.ts';
import { readSourceFile } from '../../server/documents/sourceFile.ts';
import { Workspace } from '../../server/graph/workspace.ts';
import { Linter } from '../../server/lint/linter.ts';
import type { Problem } from '../../server/lint/problem.ts';
import { DEFAULT_SETTINGS } from '../../server/lint/settings.ts';
import { allRules } from '../../server/rules/list.ts';
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
  /** What a user is shown as an error; undefined where the manifest is not about OpenClaw, of which nothing is said. */
  readonly errors: readonly Problem[] | undefined;
}

/** What the server, the schema check and all rules together say of each manifest. */
export async function judgeAll<Case extends { readonly text: string }>(
  judge: Judge,
  cases: readonly Case[],
): Promise<readonly Judged<Case>[]> {
  const judged: Judged<Case>[] = [];
  const queue = cases.values();
  const worker = async (): Promise<void> => {
    for (const made of queue) {
      const verdict = await judge.judge(made.text);
      judged.push({ made, verdict, problems: problemsOf(made.text), errors: errorsOf(made.text) });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, worker));
  return judged;
}

/** Fails with every manifest that the server refuses and one of ours takes, or the other way round. */
export function assertAgreement<Case extends { readonly text: string }>(
  judged: readonly Judged<Case>[],
  title: (made: Case) => string,
): void {
  const disagreements = judged.filter(
    ({ verdict, problems, errors }) =>
      verdict.accepted !== (problems.length === 0) ||
      (errors !== undefined && verdict.accepted !== !isError(errors, verdict.accepted)),
  );
  assert.equal(disagreements.map((one) => describe(one, title(one.made))).join('\n'), '');
}

function isError(errors: readonly Problem[], accepted: boolean): boolean {
  return errors.some(({ rule }) => !(accepted && OTHER_PROGRAMS.test(rule)));
}

export function describe(
  { made, verdict, problems, errors }: Judged<{ readonly text: string }>,
  title: string,
): string {
  const schema = problems.map(({ message }) => `  schema: ${message}`).join('\n') || '  schema: nothing wrong';
  const rules = errors?.map(({ rule, message }) => `  ${rule}: ${message}`).join('\n') || '  rules: nothing wrong';
  const server = `  server: ${verdict.accepted ? 'accepted' : verdict.message}`;
  return `${title}\n${made.text}${server}\n${schema}\n${errors === undefined ? '  rules: not ours' : rules}\n`;
}

function problemsOf(text: string): readonly SchemaProblem[] {
  const root = asMap(parseYaml(text).root);
  assert.ok(root, text);
  return checkManifest(root, { schemas: SCHEMAS, partial: false });
}

/** By the engine of the editor and of the terminal, with every rule there is. */
function errorsOf(text: string): readonly Problem[] | undefined {
  const workspace = new Workspace();
  const file = readSourceFile(URI, text);
  workspace.set(file);
  const isOurs = file.documents.some((document) => workspace.resourcesIn(document).some(({ ours }) => ours));
  if (!isOurs) return undefined;
  const linter = new Linter(allRules, workspace, { ...DEFAULT_SETTINGS, kubernetesVersion: '1.36', now: 0 });
  return linter.lint(URI).filter(({ severity }) => severity === 'error');
}

const URI = 'file:///workspace/manifest.yaml';

/** What the API server stores and Prometheus or a worker refuses later: errors that it knows nothing of. */
const OTHER_PROGRAMS = /^(?:alerts|identity|worker)\//;
