import { fragmentOf } from '../../documents/fragment.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import { RUNNING_KINDS, type Variable } from '../../graph/environment.ts';
import { nearest } from '../../schemas/nearest.ts';
import { replaceRange, replaceScalar } from '../edit.ts';
import type { DocumentRule, TextChange } from '../rule.ts';
import { KNOWN_VARIABLES } from './known.ts';

/** Other ways in which people write the names: with the prefix of another variable. */
const MEANT: Readonly<Record<string, string>> = {
  OPENCLAW_NAMESPACE: 'CLAW_NAMESPACE',
  WORKER_NAMESPACE: 'CLAW_NAMESPACE',
  CLAW_MANAGER_HOST: 'OPENCLAW_MANAGER_HOST',
  CLAW_MANAGER_PORT: 'OPENCLAW_MANAGER_PORT',
  CLAW_CA_BUNDLE: 'OPENCLAW_CA_BUNDLE',
  CLAW_TLS_RELOAD: 'OPENCLAW_TLS_RELOAD',
  OPENCLAW_IDENTITY_PATTERN: 'WORKER_IDENTITY_PATTERN',
  CLAW_IDENTITY_PATTERN: 'WORKER_IDENTITY_PATTERN',
  OPENCLAW_WORKER_IDENTITY_PATTERN: 'WORKER_IDENTITY_PATTERN',
};

export const unknownVariable: DocumentRule = {
  id: 'environment/unknown-variable',
  title: 'The name of a variable is almost one that OpenClaw reads',
  severity: 'warning',
  why: `OpenClaw takes no notice of variables that it does not know. With \`OPENCLAW_MANAGER_HSOT\` the worker dials the address of
its file, or none, and ends as \`clw-worker-unreachable\`, while the manifest looks right.`,
  fix: { kind: 'safe', says: 'Corrects the name; for review where the known variable is set as well.' },
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
        - name: OPENCLAW_MANAGER_HSOT # want environment/unknown-variable
          value: openclaw-manager
        - name: OPENCLAW_NAMESPACE # want environment/unknown-variable
          value: production
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
        - name: CLAW_NAMESPACE
          value: production
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
        - name: GOMAXPROCS
          value: "4"
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const { variables } of resource.containers) {
      const names = new Set(variables.map(({ name }) => name));
      for (const variable of variables) {
        const { name, nameNode } = variable;
        if (nameNode.templated || !/CLAW|WORKER_ID/i.test(name) || KNOWN_VARIABLES.includes(name)) continue;
        const meant = MEANT[name.toUpperCase()] ?? nearest(name, KNOWN_VARIABLES);
        if (meant === undefined) continue;
        const isSet = names.has(meant);
        report({
          at: nameNode,
          message: `OpenClaw does not read "${name}"${isSet ? `, and ${meant} is set beside it` : ''}; did you mean ${meant}?`,
          fixes: isSet
            ? []
            : [
                {
                  title: `Change to ${meant}`,
                  safety: 'safe',
                  edits: [rename(resource.document, variable, meant)],
                },
              ],
        });
      }
    }
  },
};

function rename(document: YamlDocument, { form, name, nameNode }: Variable, meant: string): TextChange {
  if (form !== 'list') return replaceScalar(document, nameNode, meant);
  const place = fragmentOf(document, nameNode, { start: 0, end: name.length });
  return replaceRange(document, place.start, place.end, meant);
}
