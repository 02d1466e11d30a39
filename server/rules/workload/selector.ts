import { asMap, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { MapNode, Pair } from '../../documents/node.ts';
import { matchSelector, readSelector } from '../../graph/selector.ts';
import type { Workload } from '../../graph/workload.ts';
import { setBefore } from '../entry.ts';
import type { DocumentRule, Fix, RelatedPlace, RuleContext, TextChange } from '../rule.ts';
import { setLabels } from './podLabels.ts';

export const selector: DocumentRule = {
  id: 'workload/selector',
  title: 'A workload without a selector, or one that does not match its own pods',
  severity: 'error',
  why: `The API server refuses a Deployment, StatefulSet or DaemonSet whose \`spec.selector\` is missing or does not match the
labels of its pod template, so that no worker starts at all. The selector cannot be changed later.`,
  fix: {
    kind: 'safe',
    says: 'Adds a selector that matches the template’s labels, or the missing labels; where they contradict each other, the label follows the selector after review.',
  },
  appliesTo: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  scope: 'document',
  examples: [
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec: # want workload/selector
  replicas: 3
  template:
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  replicas: 3
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      app: openclaw-worker
      component: worker # want workload/selector
  template:
    metadata:
      labels:
        app: openclaw-worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
      fixed: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      app: openclaw-worker
      component: worker
  template:
    metadata:
      labels:
        app: openclaw-worker
        component: worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
    {
      files: {
        'worker-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  selector:
    matchLabels:
      app: openclaw-worker
  template:
    metadata:
      labels:
        app: openclaw-worker
        component: worker
    spec:
      serviceAccountName: openclaw-worker-sa
      containers:
        - name: worker
          image: openclaw/worker:latest
`,
      },
    },
  ],
  check(resource, context) {
    const { workload } = resource;
    const spec = asMap(pairOf(resource.root, 'spec')?.value);
    if (workload === undefined || spec === undefined) return;
    const pair = pairOf(spec, 'selector');
    if (pair === undefined) reportMissing(workload, context);
    else reportMismatch(workload, pair, context);
  },
};

function reportMissing(workload: Workload, { absenceKnown, report }: RuleContext): void {
  const { resource, labels } = workload;
  const specPair = pairOf(resource.root, 'spec');
  const spec = asMap(specPair?.value);
  if (!absenceKnown || specPair === undefined || spec === undefined || !labels.complete) return;
  const hasLabels = labels.values.size > 0;
  const chosen = hasLabels ? Object.fromEntries(labels.values) : { app: workloadLabel(workload) };
  const added = setBefore(resource.document, spec, 'template', { key: 'selector', value: { matchLabels: chosen } });
  report({
    at: specPair.key,
    message: `spec.selector is missing; the API server refuses a ${resource.kind} whose selector does not match the labels of its pods`,
    fixes: [
      {
        title: hasLabels
          ? 'Add a selector for the labels of the pods'
          : `Add the label app: ${workloadLabel(workload)} and a selector for it`,
        safety: 'safe',
        edits: hasLabels ? [added] : [added, ...setLabels(workload, chosen)],
      },
    ],
  });
}

function reportMismatch(workload: Workload, pair: Pair, { absenceKnown, report }: RuleContext): void {
  const { labels } = workload;
  const wanted = readSelector(pair.value);
  if (matchSelector(wanted, absenceKnown ? labels : { ...labels, complete: false }) !== 'no') return;
  const missing: Record<string, string> = {};
  const different: string[] = [];
  for (const [key, value] of wanted.labels) {
    const own = labels.values.get(key);
    if (own === undefined) missing[key] = value;
    else if (own !== value) different.push(key);
  }
  const first = pairOf(valueAt(pair.value, 'matchLabels'), Object.keys(missing)[0] ?? different[0] ?? '');
  report({
    at: first?.value ?? pair.key,
    message: mismatchMessage(workload, first),
    related: relatedLabels(workload),
    fixes: mismatchFixes(workload, { missing, different, wanted: wanted.labels, pair }),
  });
}

function mismatchMessage({ labels }: Workload, pair: Pair | undefined): string {
  if (pair === undefined)
    return 'the selector does not match the labels of the pod template; the API server refuses that';
  const own = labels.values.get(pair.key.text);
  const found = own === undefined ? 'no such label' : `"${own}"`;
  return `the selector wants ${pair.key.text} "${textOf(pair.value) ?? ''}", but the pod template has ${found}; the API server refuses that`;
}

function relatedLabels({ template, resource }: Workload): RelatedPlace[] {
  const pair = pairOf(pairOf(template, 'metadata')?.value, 'labels');
  return pair === undefined ? [] : [{ document: resource.document, at: pair.key, message: 'the labels of the pods' }];
}

interface Mismatch {
  readonly missing: Readonly<Record<string, string>>;
  readonly different: readonly string[];
  readonly wanted: ReadonlyMap<string, string>;
  readonly pair: Pair;
}

function mismatchFixes(workload: Workload, { missing, different, wanted, pair }: Mismatch): Fix[] {
  const { document } = workload.resource;
  const labels = pairOf(pairOf(workload.template, 'metadata')?.value, 'labels')?.value;
  const changed = different.flatMap((key): TextChange[] => {
    const value = pairOf(labels, key)?.value;
    const text = JSON.stringify(wanted.get(key) ?? '');
    return value === undefined ? [] : [{ kind: 'change', document, start: value.start, end: value.end, text }];
  });
  const edits = [...changed, ...(Object.keys(missing).length === 0 ? [] : setLabels(workload, missing))];
  if (edits.length === 0) return [];
  const fixes: Fix[] = [
    {
      title: 'Give the pods the labels that the selector wants',
      safety: different.length === 0 ? 'safe' : 'needs review',
      edits,
    },
  ];
  const value = pair.value;
  if (workload.labels.values.size > 0 && value !== undefined && value.anchor === undefined) {
    const matchLabels = asMap(pairOf(value, 'matchLabels')?.value);
    const rewritten = matchLabels === undefined ? [] : rewriteSelector(workload, wanted, matchLabels);
    if (rewritten.length > 0)
      fixes.push({ title: 'Make the selector match the pods', safety: 'needs review', edits: rewritten });
  }
  return fixes;
}

/** Only values that differ; a selector for fewer labels than before would be another workload's too. */
function rewriteSelector(
  { labels, resource }: Workload,
  wanted: ReadonlyMap<string, string>,
  matchLabels: MapNode,
): TextChange[] {
  const edits: TextChange[] = [];
  for (const [key, value] of wanted) {
    const own = labels.values.get(key);
    const node = pairOf(matchLabels, key)?.value;
    if (own === undefined || node === undefined) return [];
    if (own !== value)
      edits.push({
        kind: 'change',
        document: resource.document,
        start: node.start,
        end: node.end,
        text: JSON.stringify(own),
      });
  }
  return edits;
}

/** What the guide’s own commands select workers by; another workload is named after itself. */
function workloadLabel({ role, resource }: Workload): string {
  return role === undefined ? (resource.name ?? 'openclaw') : `openclaw-${role}`;
}
