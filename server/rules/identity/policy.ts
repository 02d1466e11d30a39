import { asScalar, valueAt } from '../../documents/access.ts';
import type { Resource } from '../../graph/resource.ts';
import { SECURITY_POLICY_NAME } from '../../graph/resource.ts';
import { setScalar } from '../edit.ts';
import type { WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';
import { placeOf, policyPatternsOf } from './patterns.ts';
import { compileRe2 } from './re2.ts';

/** The namespace in which a cluster looks for its policy. */
const POLICY_NAMESPACE = 'openclaw-system';

/** The forms in which OpenClaw itself shows identities of workers: generated, in lists, and in the controller's log. */
const KNOWN_FORMS = ['worker-8x7k2m3n-a2b3', 'worker-8x7k2m3n', 'wrk_8x7k2m3n'] as const;

export const policy: WorkspaceRule = {
  id: 'identity/policy',
  title: 'The security policy stands where the cluster does not look, or refuses identities that workers have',
  severity: 'warning',
  why: `The cluster reads the identities that it lets in from the ConfigMap \`openclaw-security-policy\` in the namespace
\`openclaw-system\`; one in another namespace has no effect. Identities come in several forms: workers generate
\`worker-8x7k2m3n-a2b3\`, lists show \`worker-8x7k2m3n\`, the controller logs \`wrk_8x7k2m3n\`. A policy that allows none of them
refuses every worker: \`clw-worker-denied\`.`,
  fix: {
    kind: 'needs review',
    says: 'Moves the policy to openclaw-system; which identities to let in only the author can tell.',
  },
  appliesTo: ['ConfigMap'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: production # want identity/policy
data:
  allowed_patterns: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
      fixed: {
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  allowed_patterns: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
    {
      files: {
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  allowed_patterns: "^node-[0-9]{12}$" # want identity/policy
`,
      },
    },
    {
      files: {
        'policy.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: openclaw-security-policy
  namespace: openclaw-system
data:
  policy.yaml: |
    allowed_patterns:
      - "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, context) {
    if (resource.name !== SECURITY_POLICY_NAME) return;
    checkNamespace(resource, context);
    checkForms(resource, context);
  },
};

function checkNamespace(resource: Resource, { report, workspace }: WorkspaceRuleContext): void {
  const namespace = workspace.namespaceOf(resource);
  const scalar = asScalar(valueAt(resource.root, 'metadata', 'namespace'));
  if (namespace === undefined || namespace === POLICY_NAMESPACE || scalar?.text !== namespace) return;
  report({
    at: scalar,
    message: `the security policy is in the namespace "${namespace}", where the cluster does not look; expected "${POLICY_NAMESPACE}"`,
    fixes: [
      {
        title: `Move to ${POLICY_NAMESPACE}`,
        safety: 'needs review',
        edits: [setScalar(resource.document, scalar, POLICY_NAMESPACE)],
      },
    ],
  });
}

function checkForms(resource: Resource, { report, workspace }: WorkspaceRuleContext): void {
  const patterns = policyPatternsOf(workspace).filter(
    ({ document }) => document === resource.document || document.host?.document === resource.document,
  );
  const [first] = patterns;
  if (first === undefined || first.document !== resource.document) return;
  const compiled = patterns.flatMap(({ text }) => {
    const one = compileRe2(text);
    return one.kind === 'pattern' ? [one] : [];
  });
  if (compiled.length < patterns.length || KNOWN_FORMS.some((form) => compiled.some(({ matches }) => matches(form))))
    return;
  const forms = KNOWN_FORMS.map((form) => `"${form}"`).join(', ');
  report({
    at: placeOf(first),
    severity: 'information',
    message: `the security policy lets in none of the forms that OpenClaw gives to identities (${forms}); check that your workers have names of their own`,
  });
}
