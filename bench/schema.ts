import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './peers.ts';

const VERSION = 'v1.36.3';

/**
 * The path of a JSON schema for the Kubernetes kinds of the inputs, made from the official OpenAPI document, for peers;
 * undefined where Go is missing, which fetches it.
 */
export function kubernetesSchema(): string | undefined {
  const path = join(CACHE, `kubernetes-${VERSION}.json`);
  if (existsSync(path)) return path;
  const found = spawnSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${VERSION}`], { encoding: 'utf8' });
  if (found.status !== 0) return undefined;
  const { Dir: folder } = JSON.parse(found.stdout) as { Dir: string };
  const { definitions } = JSON.parse(readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8')) as {
    definitions: Record<string, object>;
  };
  const byKind = Object.entries(definitions).flatMap(([name, definition]) => {
    const kinds = (
      definition as { 'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[] }
    )['x-kubernetes-group-version-kind'];
    const kind = kinds?.length === 1 ? kinds[0] : undefined;
    if (kind === undefined || !KINDS.has(kind.kind) || !GROUPS.has(kind.group)) return [];
    return [
      {
        if: { properties: { kind: { const: kind.kind } }, required: ['kind'] },
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
        then: { $ref: `#/definitions/${name}` },
      },
    ];
  });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path, JSON.stringify({ definitions, allOf: byKind }));
  return path;
}

const KINDS = new Set([
  'Deployment',
  'Pod',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'NetworkPolicy',
  'ConfigMap',
  'Service',
]);
const GROUPS = new Set(['', 'apps', 'rbac.authorization.k8s.io', 'networking.k8s.io']);
