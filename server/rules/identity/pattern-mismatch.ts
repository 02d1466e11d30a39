import { RUNNING_KINDS, variableOf } from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import { configsOf } from '../../graph/workerConfig.ts';
import type { DerivedKey } from '../../graph/workspace.ts';
import type { RelatedPlace, WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { samplesOf } from './language.ts';
import { type IdentityPattern, patternsIn, placeOf, policyPatternsOf, replacePattern } from './patterns.ts';
import { compileRe2 } from './re2.ts';
import { parseRegexp } from './regexp.ts';

export const patternMismatch: WorkspaceRule = {
  id: 'identity/pattern-mismatch',
  title: 'The pattern of a worker disagrees with that of its environment or of the security policy',
  severity: 'warning',
  why: `A worker makes its identity by \`identity_pattern\`, or by WORKER_IDENTITY_PATTERN where that is set, and the cluster lets in
what a pattern of the ConfigMap \`openclaw-security-policy\` matches. Where the two disagree each registration ends as
\`clw-worker-denied\`: "Worker identity does not match allowed patterns".`,
  fix: { kind: 'needs review', says: 'Writes the pattern that the policy allows, or that the environment sets.' },
  appliesTo: ['WorkerConfig', ...RUNNING_KINDS],
  scope: 'workspace',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^wrk_[a-z0-9]{8}$" # want identity/pattern-mismatch
`,
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  allowed_patterns: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-f0-9]{4}$"
`,
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  allowed_patterns: |
    - "^batch-[a-z0-9]{8}$"
    - "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, context) {
    const patterns = patternsIn(resource).filter(({ text }) => parseRegexp(text) !== undefined);
    if (patterns.length === 0) return;
    const policy = context.workspace.derived(POLICY);
    for (const pattern of patterns) {
      if (!reportRefused(pattern, policy, context)) reportOverridden(resource, { pattern, policy }, context);
    }
  },
};

/** What the security policy of the workspace lets in. */
interface Policy {
  readonly patterns: readonly IdentityPattern[];
  /** An identity that a pattern makes and the policy does not let in; undefined where there is none to judge by. */
  readonly refused: (pattern: string) => string | undefined;
}

const POLICY: DerivedKey<Policy> = {
  make: (workspace) => {
    const patterns = policyPatternsOf(workspace);
    const matchers = patterns.flatMap(({ text }) => {
      const compiled = compileRe2(text);
      return compiled.kind === 'pattern' ? [compiled] : [];
    });
    // A policy with a pattern that nobody can judge is not held against anyone.
    const judges = patterns.length > 0 && matchers.length === patterns.length;
    // Thousands of workers share a pattern, and making identities and matching them takes its time.
    const known = new Map<string, string | undefined>();
    const refused = (pattern: string): string | undefined => {
      const tree = judges && !known.has(pattern) ? parseRegexp(pattern) : undefined;
      if (tree !== undefined) {
        const samples = samplesOf(tree);
        known.set(
          pattern,
          samples.find((identity) => !matchers.some(({ matches }) => matches(identity))),
        );
      }
      return known.get(pattern);
    };
    return { patterns, refused };
  },
};

/** Identities that the worker's pattern makes and no pattern of the policy matches. */
function reportRefused(pattern: IdentityPattern, policy: Policy, { report }: WorkspaceRuleContext): boolean {
  const [first] = policy.patterns;
  const refused = policy.refused(pattern.text);
  if (first === undefined || refused === undefined) return false;
  report({
    at: placeOf(pattern),
    message: `${pattern.name} makes identities such as "${refused}", which the security policy does not allow; expected one of its patterns, such as "${first.text}"`,
    related: policy.patterns.map((one) => related(one, 'the security policy allows this')),
    fixes: [
      {
        title: `Set ${pattern.name} to "${first.text}"`,
        safety: 'needs review',
        edits: [replacePattern(pattern, first.text)],
      },
    ],
  });
  return true;
}

interface Judged {
  readonly pattern: IdentityPattern;
  readonly policy: Policy;
}

/** A pattern in the environment that differs from the one in the configuration that the same container reads. */
function reportOverridden(
  resource: Resource,
  { pattern, policy }: Judged,
  { workspace, report }: WorkspaceRuleContext,
): void {
  if (pattern.source !== 'environment') return;
  for (const container of resource.containers) {
    if (variableOf(container, pattern.name)?.value?.scalar !== pattern.scalar) continue;
    for (const inFile of configsOf(workspace, resource, container).flatMap(patternsIn)) {
      // What the policy does not let in is found in the file itself.
      if (policy.refused(inFile.text) !== undefined) continue;
      if (withoutAnchors(inFile.text) === withoutAnchors(pattern.text)) continue;
      report({
        at: placeOf(pattern),
        message: `${pattern.name} "${pattern.text}" wins over ${inFile.name} "${inFile.text}" of the worker's configuration; expected the same pattern in both`,
        related: [related(inFile, 'this has no effect')],
        fixes: [
          {
            title: `Set ${inFile.name} to "${pattern.text}" too`,
            safety: 'needs review',
            edits: [replacePattern(inFile, pattern.text)],
          },
        ],
      });
    }
  }
}

/** Missing anchors are a finding of their own. */
function withoutAnchors(text: string): string {
  return text.replace(/^\^/, '').replace(/\$$/, '');
}

function related(pattern: IdentityPattern, message: string): RelatedPlace {
  return { document: pattern.document, at: placeOf(pattern), message };
}
