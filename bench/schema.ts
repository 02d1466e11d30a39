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
  const definitions = openApi();
  if (definitions === undefined) return undefined;
  const byKind = Object.entries(definitions).flatMap(([name, definition]) => {
    const kinds = kindsOf(definition);
    const kind = kinds.length === 1 ? kinds[0] : undefined;
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

/** The definitions of the official document; undefined where Go is missing, which fetches it. */
function openApi(): Readonly<Record<string, object>> | undefined {
  const found = spawnSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${VERSION}`], { encoding: 'utf8' });
  if (found.status !== 0) return undefined;
  const { Dir: folder } = JSON.parse(found.stdout) as { Dir: string };
  const text = readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8');
  return (JSON.parse(text) as { definitions: Record<string, object> }).definitions;
}

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

function kindsOf(definition: object): readonly Kind[] {
  return (
    (definition as { 'x-kubernetes-group-version-kind'?: readonly Kind[] })['x-kubernetes-group-version-kind'] ?? []
  );
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

/** A folder with a JSON schema for each kind of Kubernetes by its name in lower case, as kubeconform looks for them. */
export function kubernetesSchemaFolder(): string {
  const folder = join(CACHE, `kubernetes-${VERSION}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  const definitions = openApi();
  if (definitions === undefined) throw new Error('cannot get the schemas of Kubernetes; install Go and try again');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '_definitions.json'), JSON.stringify({ definitions }));
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { group, version, kind } of kindsOf(definition)) {
      const suffix = [group.split('.')[0], version].filter((part) => part !== '').join('-');
      const schema = { $ref: `_definitions.json#/definitions/${name}` };
      writeFileSync(join(folder, `${kind.toLowerCase()}-${suffix}.json`), JSON.stringify(schema));
    }
  }
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}
