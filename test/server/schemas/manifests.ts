import assert from 'node:assert/strict';
import { asMap } from '../../../server/documents/access.ts';
import { maskTemplates } from '../../../server/documents/mask.ts';
import { parseYaml } from '../../../server/documents/parse.ts';
import { type KubernetesSchemas, openKubernetesSchemas } from '../../../server/schemas/kubernetes/kubernetesSchemas.ts';
import { checkManifest } from '../../../server/schemas/kubernetes/manifest.ts';
import type { SchemaProblem } from '../../../server/schemas/problem.ts';

export const SCHEMAS: KubernetesSchemas = openKubernetesSchemas('1.36');

interface Options {
  readonly schemas?: KubernetesSchemas;
  readonly partial?: boolean;
}

export function problemsOf(
  text: string,
  { schemas = SCHEMAS, partial = false }: Options = {},
): readonly SchemaProblem[] {
  const root = asMap(parseYaml(maskTemplates(text).text).root);
  assert.ok(root, 'the text is a map');
  return checkManifest(root, { schemas, partial });
}

/** Compares the problems of a manifest with `line:column kind`, in the order of the text. */
export function check(text: string, expected: readonly string[], options?: Options): void {
  assert.deepEqual(placed(text, problemsOf(text, options)), expected);
}

export function placed(text: string, problems: readonly SchemaProblem[]): readonly string[] {
  return [...problems]
    .sort((a, b) => a.at.start - b.at.start)
    .map(({ at, kind }) => {
      const before = text.slice(0, at.start).split('\n');
      return `${before.length}:${(before.at(-1) ?? '').length + 1} ${kind}`;
    });
}

/** A Deployment that is sound; `change` puts one text in the place of another. */
export function deployment(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, DEPLOYMENT);
}

const DEPLOYMENT = `apiVersion: apps/v1
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
      containers:
        - name: worker
          image: openclaw/worker:latest
          env:
            - name: OPENCLAW_MANAGER_PORT
              value: "9090"
          ports:
            - containerPort: 9090
          resources:
            limits:
              memory: 2Gi
`;
