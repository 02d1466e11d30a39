import { asMap, asScalar, asSeq, pairOf, textOf, valueAt } from '../../documents/access.ts';
import type { Resource } from '../../graph/resource.ts';
import { compareResources } from '../../graph/scopedIndex.ts';
import type { Workload } from '../../graph/workload.ts';
import { sameNamespace, type Workspace } from '../../graph/workspace.ts';
import { replaceScalar } from '../edit.ts';
import { setAt } from '../entry.ts';
import type { WorkspaceRule, WorkspaceRuleContext } from '../rule.ts';

export const jobShape: WorkspaceRule = {
  id: 'job/shape',
  title: 'A job of OpenClaw that no worker will run',
  severity: 'warning',
  why: `A job is taken by the workers of its own namespace. One without replicas, with an empty command, or in a namespace
that has no workers stays \`PENDING\`, and nothing says why. Keys and types are checked against the schema of
\`openclaw.io/v1\` besides.`,
  fix: {
    kind: 'needs review',
    says: 'Asks for one replica, or moves the job to the namespace of the workers; an empty command only the author can fill.',
  },
  appliesTo: ['Job'],
  scope: 'workspace',
  examples: [
    {
      files: {
        'job.yaml': `apiVersion: openclaw.io/v1
kind: Job
metadata:
  name: test-job-verification
  namespace: production
spec:
  task:
    image: busybox
    command: ["echo", "Worker verification successful"]
  replicas: 0 # want job/shape
`,
      },
      fixed: {
        'job.yaml': `apiVersion: openclaw.io/v1
kind: Job
metadata:
  name: test-job-verification
  namespace: production
spec:
  task:
    image: busybox
    command: ["echo", "Worker verification successful"]
  replicas: 1
`,
      },
    },
    {
      files: {
        'job.yaml': `apiVersion: openclaw.io/v1
kind: Job
metadata:
  name: test-job-verification
  namespace: production
spec:
  task:
    image: busybox
    command: ["echo", "Worker verification successful"]
  replicas: 1
`,
      },
    },
  ],
  check(resource, context) {
    if (!resource.apiVersion.startsWith('openclaw.io/')) return;
    checkReplicas(resource, context);
    checkCommand(resource, context);
    checkNamespace(resource, context);
  },
};

function checkReplicas({ root, document }: Resource, { report }: WorkspaceRuleContext): void {
  const replicas = asScalar(valueAt(root, 'spec', 'replicas'));
  if (replicas?.type !== 'int' || textOf(replicas) !== '0') return;
  report({
    at: replicas,
    message: 'replicas 0 runs no task; expected 1 or more',
    fixes: [{ title: 'Set replicas to 1', safety: 'needs review', edits: [replaceScalar(document, replicas, '1')] }],
  });
}

function checkCommand({ root }: Resource, { report }: WorkspaceRuleContext): void {
  const pair = pairOf(valueAt(root, 'spec', 'task'), 'command');
  const command = asSeq(pair?.value);
  if (pair === undefined || command === undefined || command.items.length > 0) return;
  report({
    at: pair.key,
    message: 'command is empty, so that the task has nothing to run; name a program, or leave command out',
  });
}

/** A namespace without workers, where the workspace shows workers in others. */
function checkNamespace(job: Resource, { workspace, absenceKnown, report }: WorkspaceRuleContext): void {
  if (!absenceKnown) return;
  const worker = nearestWorker(workspace, job);
  const metadata = asMap(pairOf(job.root, 'metadata')?.value);
  const at = pairOf(metadata, 'namespace');
  const right = worker === undefined ? undefined : workspace.namespaceOf(worker.resource);
  if (worker === undefined || metadata === undefined || at === undefined || right === undefined) return;
  const { document, nameNode, kind, name } = worker.resource;
  const value = asScalar(at.value);
  const edit =
    value === undefined
      ? setAt(job.document, metadata, ['namespace'], right)
      : replaceScalar(job.document, value, right);
  report({
    at: at.value ?? at.key,
    severity: 'information',
    message: `no file runs workers in the namespace "${textOf(at.value) ?? ''}"; jobs are taken by workers of their own namespace`,
    related:
      nameNode === undefined
        ? []
        : [{ document, at: nameNode, message: `${kind} "${name ?? ''}" runs workers in "${right}"` }],
    fixes: [{ title: `Move the job to "${right}"`, safety: 'needs review', edits: [edit] }],
  });
}

/** A worker of another namespace, where there is none in the job's own. */
function nearestWorker(workspace: Workspace, job: Resource): Workload | undefined {
  const namespace = workspace.namespaceOf(job);
  if (namespace === undefined) return undefined;
  let other: Workload | undefined;
  for (const worker of workspace.graph.workloadsByRole()) {
    if (worker.role !== 'worker') continue;
    if (sameNamespace(workspace.namespaceOf(worker.resource), namespace) !== 'different') return undefined;
    if (other === undefined || compareResources(worker.resource, other.resource) < 0) other = worker;
  }
  return other;
}
