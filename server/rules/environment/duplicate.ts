import { asSeq, pairOf } from '../../documents/access.ts';
import { RUNNING_KINDS, type RunningContainer, type Variable } from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import { removeItem } from '../entry.ts';
import type { DocumentRule, Fix } from '../rule.ts';

export const duplicate: DocumentRule = {
  id: 'environment/duplicate',
  title: 'A container is given the same environment variable twice',
  severity: 'warning',
  why: `The last entry wins and the one before it has no effect. Who changes the wrong one sees the worker keep its old address
or namespace, and looks for the cause of \`clw-worker-unreachable\` elsewhere.`,
  fix: { kind: 'safe', says: 'Removes the entry that has no effect.' },
  appliesTo: RUNNING_KINDS,
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST # want environment/duplicate
          value: 192.168.1.10
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager
`,
      },
      fixed: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager
`,
      },
    },
    {
      files: {
        'worker.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: openclaw-worker
spec:
  containers:
    - name: worker
      image: openclaw/worker:latest
      env:
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager
        - name: OPENCLAW_MANAGER_PORT
          value: "9090"
`,
      },
    },
  ],
  check(resource, { report }) {
    // Branches of a template may each hold the variable.
    if (resource.document.templated) return;
    for (const container of resource.containers) {
      const last = new Map<string, Variable>();
      for (const variable of container.variables) last.set(variable.name, variable);
      if (last.size === container.variables.length) continue;
      for (const variable of container.variables) {
        const winner = last.get(variable.name);
        if (winner === undefined || winner === variable || variable.nameNode.templated) continue;
        report({
          at: variable.nameNode,
          message: `${variable.name} is set again below, so that this has no effect; expected it once`,
          related: [{ document: resource.document, at: winner.nameNode, message: 'this one wins' }],
          tag: 'unnecessary',
          fixes: removal(resource, container, variable),
        });
      }
    }
  },
};

function removal({ document }: Resource, { kind, node }: RunningContainer, { entry, name }: Variable): readonly Fix[] {
  const list = asSeq(pairOf(node, kind === 'compose' ? 'environment' : 'env')?.value);
  const item = list?.items.find((candidate) => candidate === entry);
  if (list === undefined || item === undefined) return [];
  return [{ title: `Remove this ${name}`, safety: 'safe', edits: [removeItem(document, list, item)] }];
}
