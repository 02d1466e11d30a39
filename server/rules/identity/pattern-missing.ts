import { pairOf } from '../../documents/access.ts';
import type { MapNode } from '../../documents/node.ts';
import { doubleQuoted, insertPair } from '../edit.ts';
import type { WorkspaceRule } from '../rule.ts';
import { sectionOf, settingOf } from '../worker/cluster.ts';
import { policyPatternsOf, RECOMMENDED_PATTERN } from './patterns.ts';
import { compileRe2 } from './re2.ts';

export const patternMissing: WorkspaceRule = {
  id: 'identity/pattern-missing',
  title: 'A worker makes up its identity by a default pattern that nobody wrote down',
  severity: 'information',
  why: `Without \`identity_pattern\` a worker generates its identity by the default of its version. A cluster whose security
policy allows only certain patterns turns it away with \`clw-worker-denied\`: "Worker identity does not match allowed patterns".`,
  fix: { kind: 'needs review', says: 'Adds the pattern of the security policy in the workspace, or OpenClaw’s own.' },
  appliesTo: ['WorkerConfig'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto # want identity/pattern-missing
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$" # Must match cluster policy
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, { absenceKnown, report, workspace }) {
    const generation = settingOf(resource, 'worker', 'identity_generation');
    const worker: MapNode | undefined = sectionOf(resource, 'worker');
    if (!absenceKnown || worker === undefined || generation.text !== 'auto' || generation.pair === undefined) return;
    if (pairOf(worker, 'identity_pattern') !== undefined) return;
    if (workspace.setting('WORKER_IDENTITY_PATTERN').size > 0) return;
    const allowed = policyPatternsOf(workspace).find(({ text }) => compileRe2(text).kind === 'pattern');
    const wanted = allowed?.text ?? RECOMMENDED_PATTERN;
    const comment = worker.flow ? '' : ' # Must match cluster policy';
    const entry = `identity_pattern: ${doubleQuoted(wanted)}${comment}`;
    report({
      at: generation.pair.key,
      message: `identity_generation is "auto" and identity_pattern is not set, so that the default decides; expected a pattern that the cluster's security policy allows, such as "${wanted}"`,
      related:
        allowed === undefined
          ? []
          : [{ document: allowed.document, at: allowed.scalar, message: 'the security policy allows this' }],
      fixes: [
        {
          title: `Add identity_pattern: "${wanted}"`,
          safety: 'needs review',
          edits: [insertPair(resource.document, worker, entry, generation.pair)],
        },
      ],
    });
  },
};
