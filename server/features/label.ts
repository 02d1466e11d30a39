import { asMap, pairOf, textOf, valueAt } from '../documents/access.ts';
import type { MapNode, Node, Pair, ScalarNode } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from '../graph/resource.ts';
import { compareResources } from '../graph/scopedIndex.ts';
import { templatePath } from '../graph/workload.ts';
import { sameNamespace, type Workspace } from '../graph/workspace.ts';
import type { Cursor } from './cursor.ts';

/** A label of pods, by which policies, Services and workloads find them. */
export interface Label {
  readonly key: string;
  readonly value: string;
  readonly namespace: string | undefined;
}

/** Where a label is given to pods, or asked for by a selector. */
export interface LabelPlace {
  readonly resource: Resource;
  readonly document: YamlDocument;
  readonly node: ScalarNode;
  /** `owner`: the selector of the workload itself, which the API server never lets change. */
  readonly role: 'pod' | 'selector' | 'owner';
}

/** The pods' label under the cursor, at its key or at its value. */
export function labelAt(workspace: Workspace, { resource, node, pair }: Cursor): Label | undefined {
  const place = labelMaps(resource).find(({ map }) =>
    map.pairs.some((one) => one === pair && (one.key === node || one.value === node)),
  );
  const value = textOf(pair?.value);
  if (place === undefined || pair === undefined || value === undefined || pair.key.templated) return undefined;
  return { key: pair.key.text, value, namespace: workspace.namespaceOf(resource) };
}

/** Every place with that label whose pods may be the same, those that give it before those that ask for it. */
export function labelPlaces(workspace: Workspace, { key, value, namespace }: Label): readonly LabelPlace[] {
  const wanted = { labels: new Map([[key, value]]), expressions: [], known: true };
  const givers = [...workspace.graph.workloads(wanted)].map(({ resource }) => resource);
  const askers = SELECTING_KINDS.flatMap((kind) => [...workspace.ofKind(kind)]);
  const resources = new Set([...givers, ...askers]);
  const near = [...resources].filter((one) => sameNamespace(workspace.namespaceOf(one), namespace) !== 'different');
  const places = near.sort(compareResources).flatMap((resource) =>
    labelMaps(resource).flatMap(({ map, role }): LabelPlace[] => {
      const pair = map.pairs.find((one) => isLabel(one, key, value));
      const node = pair?.value;
      return node?.kind === 'scalar' ? [{ resource, document: resource.document, node, role }] : [];
    }),
  );
  return [...places.filter(({ role }) => role === 'pod'), ...places.filter(({ role }) => role !== 'pod')];
}

function isLabel(pair: Pair, key: string, value: string): boolean {
  return pair.key.text === key && textOf(pair.value) === value;
}

const SELECTING_KINDS = ['Service', 'NetworkPolicy'] as const;

interface LabelMap {
  readonly map: MapNode;
  readonly role: LabelPlace['role'];
}

/** The maps of a resource that hold labels of pods. Peers of a policy may be in other namespaces, and are left alone. */
function labelMaps(resource: Resource): readonly LabelMap[] {
  const { kind, root } = resource;
  switch (kind) {
    case 'Service':
      return found('selector', valueAt(root, 'spec', 'selector'));
    case 'NetworkPolicy':
      return found('selector', valueAt(root, 'spec', 'podSelector', 'matchLabels'));
    default: {
      const template = templatePath(resource);
      if (template === undefined) return [];
      const own = pairOf(valueAt(root, 'spec', 'selector'), 'matchLabels')?.value;
      return [...found('pod', valueAt(root, ...template, 'metadata', 'labels')), ...found('owner', own)];
    }
  }
}

function found(role: LabelPlace['role'], node: Node | undefined): readonly LabelMap[] {
  const map = asMap(node);
  return map === undefined ? [] : [{ map, role }];
}
