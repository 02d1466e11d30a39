import { asScalar, itemsOf, pairOf } from '../../documents/access.ts';
import { RUNNING_KINDS } from '../../graph/environment.ts';
import { scalarValue } from '../../schemas/scalarValue.ts';
import { doubleQuoted, replaceRange } from '../edit.ts';
import type { DocumentRule } from '../rule.ts';

export const unquotedNumber: DocumentRule = {
  id: 'environment/unquoted-number',
  title: 'The value of an environment variable is no text',
  severity: 'error',
  why: `Kubernetes takes only text for the value of a variable. Without quotes \`9090\` is a number and \`true\`, \`yes\` or \`on\` a
boolean, and the API server refuses the whole manifest: "cannot unmarshal number into Go struct field EnvVar.value of type
string".`,
  fix: { kind: 'safe', says: 'Puts the value in quotes.' },
  appliesTo: RUNNING_KINDS.filter((kind) => kind !== 'Compose'),
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
        - name: OPENCLAW_MANAGER_HOST
          value: openclaw-manager
        - name: OPENCLAW_MANAGER_PORT
          value: 9090 # want environment/unquoted-number
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
        - name: OPENCLAW_MANAGER_PORT
          value: "9090"
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
        - name: OPENCLAW_MANAGER_PORT
          value: "9090"
`,
      },
    },
  ],
  check(resource, { report }) {
    for (const { node } of resource.containers) {
      for (const entry of itemsOf(pairOf(node, 'env')?.value)) {
        const scalar = asScalar(pairOf(entry, 'value')?.value);
        if (scalar === undefined) continue;
        const { kind } = scalarValue(scalar, 'yaml1.1');
        if (kind !== 'number' && kind !== 'bool') continue;
        const name = asScalar(pairOf(entry, 'name')?.value)?.text ?? 'the variable';
        report({
          at: scalar,
          message: `the value ${scalar.text} of ${name} is a ${kind === 'bool' ? 'boolean' : 'number'}, which the API server refuses; expected a text, "${scalar.text}"`,
          fixes: [
            {
              title: `Put quotes around ${scalar.text}`,
              safety: 'safe',
              edits: [replaceRange(resource.document, scalar.start, scalar.end, doubleQuoted(scalar.text))],
            },
          ],
        });
      }
    }
  },
};
