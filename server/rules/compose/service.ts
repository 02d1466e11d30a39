import { asMap, asScalar, effectivePairs, itemsOf, pairOf, textOf } from '../../documents/access.ts';
import type { MapNode, Pair, ScalarNode } from '../../documents/node.ts';
import type { YamlDocument } from '../../documents/yamlDocument.ts';
import type { Resource } from '../../graph/resource.ts';

/** One entry below `services`. */
export interface Service {
  readonly name: string;
  readonly key: ScalarNode;
  readonly map: MapNode;
  readonly document: YamlDocument;
}

/** The services of a Compose file; one that is an alias of another is that other and does not come twice. */
export function servicesOf(resource: Resource): readonly Service[] {
  const services = asMap(pairOf(resource.root, 'services')?.value);
  if (services === undefined) return [];
  const seen = new Set<MapNode>();
  return effectivePairs(services).flatMap(({ key, value }) => {
    const map = asMap(value);
    if (map === undefined || seen.has(map) || key.templated) return [];
    seen.add(map);
    return [{ name: key.text, key, map, document: resource.document }];
  });
}

/** The service of that name. */
export function serviceNamed(resource: Resource, name: string): Service | undefined {
  const pair = pairOf(pairOf(resource.root, 'services')?.value, name);
  const map = asMap(pair?.value);
  return pair === undefined || map === undefined
    ? undefined
    : { name, key: pair.key, map, document: resource.document };
}

/** Whether the service runs an OpenClaw worker: by its image, or by variables that only workers have. */
export function isWorker({ map }: Service): boolean {
  const image = textOf(pairOf(map, 'image')?.value);
  if (image !== undefined && WORKER_IMAGE.test(image)) return true;
  if (image !== undefined && MANAGER_IMAGE.test(image)) return false;
  return variableNames(map).some((name) => WORKER_VARIABLES.has(name));
}

const WORKER_IMAGE = /(?:^|\/)openclaw\/[\w.-]*worker[\w.-]*(?:[:@]\S*)?$|(?:^|\/)openclaw-worker(?:[:@]\S*)?$/;
const MANAGER_IMAGE = /(?:^|\/)openclaw[/-][\w.-]*manager[\w.-]*(?:[:@]\S*)?$/;

const WORKER_VARIABLES: ReadonlySet<string> = new Set([
  'OPENCLAW_MANAGER_HOST',
  'OPENCLAW_MANAGER_PORT',
  'WORKER_IDENTITY_PATTERN',
]);

function variableNames(map: MapNode): readonly string[] {
  const environment = pairOf(map, 'environment')?.value;
  const keys = (asMap(environment)?.pairs ?? []).map(({ key }) => key.text);
  const items = itemsOf(environment).flatMap((item) => textOf(item)?.split('=', 1) ?? []);
  return [...keys, ...items];
}

/** The text of a value that Compose does not interpolate; undefined where it is no scalar or holds a variable. */
export function fixedText(pair: Pair | undefined): string | undefined {
  const text = textOf(asScalar(pair?.value));
  return text?.includes('$') === true ? undefined : text;
}
