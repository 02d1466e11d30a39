import { pairOf } from '../../documents/access.ts';
import {
  RUNNING_KINDS,
  type RunningContainer,
  type Variable,
  valuePlace,
  variableOf,
} from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import { columnOf, lineBreak, lineEnd, replaceRange } from '../edit.ts';
import type { DocumentRule, Fix, RuleContext } from '../rule.ts';

const RELOAD = 'OPENCLAW_TLS_RELOAD';
const BUNDLE = 'OPENCLAW_CA_BUNDLE';

export const reload: DocumentRule = {
  id: 'tls/reload',
  title: 'A worker reloads certificates without knowing which, or knows them and does not reload',
  severity: 'information',
  why: `When a cluster rotates its CA, workers that go on with the old one are turned away: \`clw-worker-denied\`. A worker reads
its certificates again when OPENCLAW_TLS_RELOAD is "true", from the file that OPENCLAW_CA_BUNDLE names: it takes both.`,
  fix: { kind: 'needs review', says: 'Adds the variable that is missing.' },
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
        - name: OPENCLAW_TLS_RELOAD # want tls/reload
          value: "true"
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
        - name: OPENCLAW_TLS_RELOAD
          value: "true"
        - name: OPENCLAW_CA_BUNDLE
          value: "/etc/openclaw/certs/ca.crt"
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
        - name: OPENCLAW_TLS_RELOAD
          value: "true"
        - name: OPENCLAW_CA_BUNDLE
          value: "/etc/openclaw/certs/ca.crt"
`,
      },
    },
  ],
  check(resource, context) {
    for (const container of resource.containers) checkContainer(resource, container, context);
  },
};

function checkContainer(resource: Resource, container: RunningContainer, { absenceKnown, report }: RuleContext): void {
  const reloading = variableOf(container, RELOAD);
  const bundle = variableOf(container, BUNDLE);
  const value = reloading?.value;
  if (value !== undefined && value.text !== 'true' && value.text !== 'false') {
    report({
      at: valuePlace(resource.document, value),
      message: `${RELOAD} is "${value.text}"; expected "true" or "false"`,
    });
    return;
  }
  if (!absenceKnown || pairOf(container.node, 'envFrom') !== undefined) return;
  if (reloading !== undefined && value?.text === 'true' && bundle === undefined) {
    report({
      at: reloading.nameNode,
      message: `${RELOAD} is set without ${BUNDLE}, so that the worker does not know which file to read again; add it`,
      fixes: [add(resource, reloading, BUNDLE, '/etc/openclaw/certs/ca.crt')],
    });
  }
  if (bundle !== undefined && reloading === undefined) {
    report({
      at: bundle.nameNode,
      message: `${BUNDLE} is set without ${RELOAD}, so that the worker keeps an old CA until it is restarted; add ${RELOAD} "true"`,
      fixes: [add(resource, bundle, RELOAD, 'true')],
    });
  }
}

/** Another variable behind one, in the notation of that one. */
function add({ document }: Resource, { entry, form }: Variable, name: string, value: string): Fix {
  const { text } = document;
  const end = lineEnd(text, entry.end);
  const column = columnOf(text, entry.start);
  const isFlow = /^\s*[,\]}]/.test(text.slice(entry.end));
  const title = `Add ${name}`;
  if (isFlow) {
    const source = {
      kubernetes: `{"name": "${name}", "value": "${value}"}`,
      map: `${name}: "${value}"`,
      list: `"${name}=${value}"`,
    };
    return {
      title,
      safety: 'needs review',
      edits: [replaceRange(document, entry.end, entry.end, `, ${source[form]}`)],
    };
  }
  const dash = ' '.repeat(Math.max(column - 2, 0));
  const eol = lineBreak(text);
  const source = {
    kubernetes: `${dash}- name: ${name}${eol}${dash}  value: "${value}"`,
    map: `${' '.repeat(column)}${name}: "${value}"`,
    list: `${dash}- ${name}=${value}`,
  };
  return { title, safety: 'needs review', edits: [replaceRange(document, end, end, eol + source[form])] };
}
