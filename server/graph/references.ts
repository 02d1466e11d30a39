import { asMap, asScalar, itemsOf, pairOf, textOf } from '../documents/access.ts';
import type { MapNode, Node, ScalarNode } from '../documents/node.ts';
import type { Resource } from './resource.ts';
import { templatePath, WORKLOAD_KINDS } from './workload.ts';

/** A place where one resource names another. */
export interface Reference {
  /** The scalar that holds the name. */
  readonly node: ScalarNode;
  readonly kind: string;
  readonly name: string;
  readonly scope: ReferenceScope;
  /** Said to be optional where it stands: a pod starts without it. */
  readonly optional: boolean;
}

/** Where the named resource is looked for. `given` holds undefined where the reference says no namespace. */
export type ReferenceScope =
  | { readonly kind: 'own namespace' }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'given'; readonly namespace: string | undefined };

/** How a kind of resource names others: one line for each place. */
interface ReferenceForm {
  readonly from: readonly string[];
  /** Of what the path is a path: the resource, or its pod's spec. */
  readonly base: 'resource' | 'pod spec';
  /** Keys from the base to the map that holds the name; `*` stands for each item of a sequence. */
  readonly path: readonly string[];
  /** The key of the name in that map. */
  readonly name: string;
  /** The kind that is named, or `kind` where the key beside the name says it. */
  readonly to: string | { readonly key: 'kind' };
  readonly scope: 'own namespace' | 'cluster' | 'given' | 'by kind';
}

const EACH = '*';
const CONTAINERS = ['containers', 'initContainers'] as const;
const BINDINGS = ['RoleBinding', 'ClusterRoleBinding'];

function inPod(path: readonly string[], name: string, to: string): ReferenceForm {
  return { from: WORKLOAD_KINDS, base: 'pod spec', path, name, to, scope: 'own namespace' };
}

/** Every place where a resource names another by kind and name. Selectors are no references: they name nothing. */
const REFERENCE_FORMS: readonly ReferenceForm[] = [
  inPod([], 'serviceAccountName', 'ServiceAccount'),
  inPod([], 'serviceAccount', 'ServiceAccount'),
  inPod(['volumes', EACH, 'configMap'], 'name', 'ConfigMap'),
  inPod(['volumes', EACH, 'secret'], 'secretName', 'Secret'),
  inPod(['volumes', EACH, 'projected', 'sources', EACH, 'configMap'], 'name', 'ConfigMap'),
  inPod(['volumes', EACH, 'projected', 'sources', EACH, 'secret'], 'name', 'Secret'),
  inPod(['imagePullSecrets', EACH], 'name', 'Secret'),
  ...CONTAINERS.flatMap((list) => [
    inPod([list, EACH, 'envFrom', EACH, 'configMapRef'], 'name', 'ConfigMap'),
    inPod([list, EACH, 'envFrom', EACH, 'secretRef'], 'name', 'Secret'),
    inPod([list, EACH, 'env', EACH, 'valueFrom', 'configMapKeyRef'], 'name', 'ConfigMap'),
    inPod([list, EACH, 'env', EACH, 'valueFrom', 'secretKeyRef'], 'name', 'Secret'),
  ]),
  { from: BINDINGS, base: 'resource', path: ['roleRef'], name: 'name', to: { key: 'kind' }, scope: 'by kind' },
  { from: BINDINGS, base: 'resource', path: ['subjects', EACH], name: 'name', to: { key: 'kind' }, scope: 'given' },
  {
    from: ['ServiceAccount'],
    base: 'resource',
    path: ['imagePullSecrets', EACH],
    name: 'name',
    to: 'Secret',
    scope: 'own namespace',
  },
];

/** The kinds that a binding can name and that are resources; users and groups are none. */
const NAMED_BY_KIND: ReadonlySet<string> = new Set(['ServiceAccount', 'Role', 'ClusterRole']);

const FORMS_BY_KIND: ReadonlyMap<string, readonly ReferenceForm[]> = new Map(
  [...new Set(REFERENCE_FORMS.flatMap(({ from }) => from))].map((kind) => [
    kind,
    REFERENCE_FORMS.filter(({ from }) => from.includes(kind)),
  ]),
);

/** All references that a resource makes, in the order of the table. */
export function referencesOf(resource: Resource): readonly Reference[] {
  const forms = FORMS_BY_KIND.get(resource.kind);
  if (forms === undefined) return [];
  const template = templatePath(resource);
  const podSpec = template === undefined ? undefined : mapsAt(resource.root, [...template, 'spec'])[0];
  return forms.flatMap((form) => {
    const base = form.base === 'resource' ? resource.root : podSpec;
    return base === undefined ? [] : mapsAt(base, form.path).flatMap((map) => readReference(map, form));
  });
}

function mapsAt(base: MapNode, path: readonly string[]): readonly MapNode[] {
  let nodes: readonly (Node | undefined)[] = [base];
  for (const step of path) {
    nodes = nodes.flatMap((node): readonly (Node | undefined)[] =>
      step === EACH ? itemsOf(node) : [pairOf(node, step)?.value],
    );
  }
  return nodes.flatMap((node) => asMap(node) ?? []);
}

function readReference(map: MapNode, form: ReferenceForm): Reference[] {
  const node = asScalar(pairOf(map, form.name)?.value);
  const name = textOf(node);
  const kind = typeof form.to === 'string' ? form.to : textOf(pairOf(map, 'kind')?.value);
  if (node === undefined || name === undefined || kind === undefined) return [];
  if (typeof form.to !== 'string' && !NAMED_BY_KIND.has(kind)) return [];
  const optional = textOf(pairOf(map, 'optional')?.value) === 'true';
  return [{ node, kind, name, scope: scopeOf(map, form, kind), optional }];
}

function scopeOf(map: MapNode, form: ReferenceForm, kind: string): ReferenceScope {
  switch (form.scope) {
    case 'own namespace':
    case 'cluster':
      return { kind: form.scope };
    case 'given':
      return { kind: 'given', namespace: textOf(pairOf(map, 'namespace')?.value) };
    case 'by kind':
      return { kind: kind === 'ClusterRole' ? 'cluster' : 'own namespace' };
  }
}
