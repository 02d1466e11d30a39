import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf, valueAt } from '../documents/access.ts';
import { fragmentOf } from '../documents/fragment.ts';
import type { MapNode, Node, ScalarNode } from '../documents/node.ts';
import type { YamlDocument } from '../documents/yamlDocument.ts';
import type { Resource } from './resource.ts';
import { templatePath, WORKLOAD_KINDS } from './workload.ts';

/** What is given environment variables: a container of a pod, or a service of a Compose file. */
export interface RunningContainer {
  readonly kind: 'pod' | 'compose';
  readonly name: string;
  readonly node: MapNode;
  readonly image: string | undefined;
  readonly variables: readonly Variable[];
}

/** An environment variable that a container is given by name. */
export interface Variable {
  readonly name: string;
  /** The scalar that holds the name: alone, or in `NAME=value` of a Compose list together with the value. */
  readonly nameNode: ScalarNode;
  /** The whole entry of the list or map. */
  readonly entry: { readonly start: number; readonly end: number };
  readonly form: 'kubernetes' | 'map' | 'list';
  /** Undefined where there is none, it comes from elsewhere (`valueFrom`), or it is templated. */
  readonly value: VariableValue | undefined;
}

export interface VariableValue {
  readonly text: string;
  readonly scalar: ScalarNode;
  /** Where the value starts in the scalar's text; above 0 in `NAME=value`. */
  readonly from: number;
}

/** The kinds of resource that run containers. */
export const RUNNING_KINDS: readonly string[] = [...WORKLOAD_KINDS, 'Compose'];

/** All containers that a resource runs, init containers included, with their variables; see {@link Resource.containers}. */
export function readContainers(resource: Resource): readonly RunningContainer[] {
  if (resource.kind === 'Compose') {
    const services = asMap(pairOf(resource.root, 'services')?.value);
    return (services === undefined ? [] : effectivePairs(services)).flatMap(({ key, value }) => {
      const node = asMap(value);
      if (node === undefined) return [];
      return [{ kind: 'compose', name: key.text, node, image: imageOf(node), variables: composeVariables(node) }];
    });
  }
  const spec = podSpecOf(resource);
  if (spec === undefined) return [];
  return ['initContainers', 'containers']
    .flatMap((key) => itemsOf(pairOf(spec, key)?.value))
    .flatMap((item) => {
      const node = asMap(item);
      if (node === undefined) return [];
      const name = textOf(pairOf(node, 'name')?.value) ?? '';
      return [{ kind: 'pod', name, node, image: imageOf(node), variables: podVariables(node) }];
    });
}

/** The pod that a resource is or makes; undefined for kinds that make none. */
export function podSpecOf(resource: Resource): MapNode | undefined {
  const path = templatePath(resource);
  return path === undefined ? undefined : asMap(valueAt(resource.root, ...path, 'spec'));
}

/** Whether a container runs OpenClaw: by its image, or by a variable that only OpenClaw reads. */
export function runsOpenClaw({ image, variables }: RunningContainer): boolean {
  return (
    (image !== undefined && /(?:^|\/)openclaw\//.test(image)) ||
    variables.some(({ name }) => /^(?:OPENCLAW_|CLAW_|WORKER_IDENTITY_)/.test(name))
  );
}

/** The variable that the container sees under a name: the last one wins, as the container runtimes have it. */
export function variableOf(container: RunningContainer, name: string): Variable | undefined {
  return container.variables.findLast((variable) => variable.name === name);
}

/** Where the text of a value stands, without the name before it and without quotes. */
export function valuePlace(document: YamlDocument, value: VariableValue): { start: number; end: number } {
  if (value.from === 0) return value.scalar;
  return fragmentOf(document, value.scalar, { start: value.from, end: value.scalar.text.length });
}

function imageOf(node: MapNode): string | undefined {
  return textOf(pairOf(node, 'image')?.value);
}

function podVariables(container: MapNode): readonly Variable[] {
  return itemsOf(pairOf(container, 'env')?.value).flatMap((entry) => {
    const nameNode = asScalar(pairOf(entry, 'name')?.value);
    const name = textOf(nameNode);
    if (nameNode === undefined || name === undefined) return [];
    return [{ name, nameNode, entry, form: 'kubernetes' as const, value: wholeValue(pairOf(entry, 'value')?.value) }];
  });
}

function composeVariables(service: MapNode): readonly Variable[] {
  const environment = pairOf(service, 'environment')?.value;
  const map = asMap(environment);
  if (map !== undefined) {
    return effectivePairs(map).map(({ key, value }) => ({
      name: key.text,
      nameNode: key,
      entry: { start: key.start, end: value?.end ?? key.end + 1 },
      form: 'map' as const,
      value: interpolated(wholeValue(value)),
    }));
  }
  return itemsOf(environment).flatMap((item) => {
    const scalar = asScalar(item);
    const text = textOf(scalar);
    if (scalar === undefined || text === undefined) return [];
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const value = equals === -1 ? undefined : { text: text.slice(equals + 1), scalar, from: equals + 1 };
    return [{ name, nameNode: scalar, entry: item, form: 'list' as const, value: interpolated(value) }];
  });
}

function wholeValue(node: Node | undefined): VariableValue | undefined {
  const scalar = asScalar(node);
  const text = textOf(scalar);
  return scalar === undefined || text === undefined ? undefined : { text, scalar, from: 0 };
}

/** Compose puts variables of its own environment in for `$NAME`: such a value is unknown; `$$` is a dollar sign. */
function interpolated(value: VariableValue | undefined): VariableValue | undefined {
  if (value === undefined || !value.text.includes('$')) return value;
  return /^(?:[^$]|\$\$|\$(?![\w{]))*$/.test(value.text) ? value : undefined;
}
