import type { Resource } from '../../graph/resource.ts';
import type { MissingKey, UnknownKind } from '../../schemas/problem.ts';
import { insertPair, replaceScalar } from '../edit.ts';
import type { DocumentRule, Fix, RuleContext } from '../rule.ts';

export const unknownKind: DocumentRule = {
  id: 'kubernetes/unknown-kind',
  title: 'A manifest of a kind or version that Kubernetes does not have',
  severity: 'error',
  why: `\`apiVersion\` and \`kind\` together say what a manifest is. A combination that the server does not serve, because one of
the two is misspelled or the version was removed, is refused: "no matches for kind". Custom resources may be of any group
that is a domain of its own.`,
  fix: {
    kind: 'safe',
    says: 'Corrects a misspelled version, and one that was removed; another group or kind is for review.',
  },
  appliesTo: ['*'],
  scope: 'document',
  examples: [
    {
      files: {
        'deployment.yaml': `apiVersion: extensions/v1beta1 # want kubernetes/unknown-kind
kind: Deployment
metadata:
  name: openclaw-manager
spec:
  selector:
    matchLabels:
      app: openclaw-manager
  template:
    metadata:
      labels:
        app: openclaw-manager
    spec:
      containers:
        - name: manager
          image: openclaw/manager:latest
`,
      },
      fixed: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-manager
spec:
  selector:
    matchLabels:
      app: openclaw-manager
  template:
    metadata:
      labels:
        app: openclaw-manager
    spec:
      containers:
        - name: manager
          image: openclaw/manager:latest
`,
      },
    },
    {
      files: {
        'account.yaml': `kind: ServiceAccount # want kubernetes/unknown-kind
metadata:
  name: openclaw-worker-sa
`,
      },
      fixed: {
        'account.yaml': `kind: ServiceAccount
apiVersion: v1
metadata:
  name: openclaw-worker-sa
`,
      },
    },
    {
      files: {
        'account.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: openclaw-worker-sa
`,
      },
    },
    {
      files: {
        'cluster.yaml': `apiVersion: example.com/v1
kind: WorkerPool
metadata:
  name: openclaw-workers
`,
      },
    },
  ],
  check(resource, context) {
    const { schema, problems } = context.checkSchema();
    if (schema !== undefined) return;
    for (const problem of problems) {
      if (problem.kind !== 'unknown-kind' && problem.kind !== 'missing-key') continue;
      const fix = problem.kind === 'unknown-kind' ? replaceFix(resource, problem) : addFix(resource, problem);
      report(problem, fix, context);
    }
  },
};

function report({ at, message }: UnknownKind | MissingKey, fix: Fix | undefined, context: RuleContext): void {
  context.report({ at, message, fixes: fix === undefined ? [] : [fix] });
}

function replaceFix({ document }: Resource, { at, suggestion, certain }: UnknownKind): Fix | undefined {
  if (suggestion === undefined || at.kind !== 'scalar') return undefined;
  return {
    title: `Change to "${suggestion}"`,
    safety: certain ? 'safe' : 'needs review',
    edits: [replaceScalar(document, at, suggestion)],
  };
}

function addFix({ document, root }: Resource, { key, value }: MissingKey): Fix | undefined {
  if (value === undefined) return undefined;
  const edits = [insertPair(document, root, `${key}: ${value}`, root.pairs[0])];
  return { title: `Add ${key}: ${value}`, safety: 'safe', edits };
}
