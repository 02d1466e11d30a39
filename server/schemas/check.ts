import { effectivePairs, resolve } from '../documents/access.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../documents/node.ts';
import { describeSchema, describeValue } from './describe.ts';
import { nearest } from './nearest.ts';
import type { Belongs, SchemaProblem } from './problem.ts';
import { acceptsScalar, fixedValues } from './scalars.ts';
import { scalarValue, type YamlDialect } from './scalarValue.ts';
import type { ListSchema, MapSchema, Property, Schema, TypedSchema } from './schema.ts';

export interface CheckOptions {
  readonly dialect: YamlDialect;
  /** For patches and templated documents: what is not there may come from elsewhere and is never reported. */
  readonly partial: boolean;
  /** Also run on each map of a definition, by that definition's name: what one schema cannot say. */
  readonly mapChecks?: Readonly<Record<string, MapCheck>>;
}

export type MapCheck = (map: MapNode, context: MapCheckContext) => void;

export interface MapCheckContext {
  /** The key that the map stands under, or the map itself: where something is reported that is not there. */
  readonly place: Node;
  readonly partial: boolean;
  /** The maps around it, innermost last. */
  readonly around: readonly MapNode[];
  report(problem: SchemaProblem): void;
}

/**
 * Compares a document with a schema. Each node is looked at once, and a problem in one never hides those of another;
 * templated values are unknown and never wrong.
 */
export function checkSchema(root: Node, schema: Schema, options: CheckOptions): readonly SchemaProblem[] {
  const checker: Checker = { options, problems: [], maps: [], schemas: [], anchored: new Map() };
  checkNode(root, schema, root, checker);
  return withoutConsequences(checker.problems);
}

/** A key that is misspelled, or stands elsewhere, is not missing besides. */
function withoutConsequences(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  const meant = new Set<string>();
  for (const problem of problems) {
    if (problem.kind !== 'unknown-key') continue;
    if (problem.belongs !== undefined) meant.add(problem.at.text);
    else if (problem.suggestion !== undefined) meant.add(problem.suggestion);
  }
  return meant.size === 0
    ? problems
    : problems.filter((problem) => problem.kind !== 'missing-key' || !meant.has(problem.key));
}

interface Checker {
  readonly options: CheckOptions;
  readonly problems: SchemaProblem[];
  /** The maps around the place that is being checked, and their schemas. */
  readonly maps: MapNode[];
  readonly schemas: MapSchema[];
  readonly anchored: Map<Node, Set<Schema>>;
}

/** `place` is where to report what is not there: the key, mostly. */
function checkNode(node: Node, schema: Schema, place: Node, checker: Checker): void {
  if (node.anchor !== undefined && isSeen(node, schema, checker)) return;
  if (node.kind === 'alias') checkAlias(node, schema, place, checker);
  else if (schema.kind === 'any') checkFree(node, checker);
  else if (node.kind === 'scalar') checkScalar(node, schema, checker);
  else if (node.kind === 'seq' && schema.list !== undefined) checkList(node, schema.list, checker);
  else if (node.kind === 'map' && schema.map !== undefined) checkMap(node, schema.map, place, checker);
  else reportType(node, schema, checker);
}

function checkAlias(alias: Node, schema: Schema, place: Node, checker: Checker): void {
  const target = resolve(alias);
  if (target !== undefined) checkNode(target, schema, place, checker);
}

/** An anchored value is checked once for each schema that it is used under, so an alias bomb costs as much as its text. */
function isSeen(node: Node, schema: Schema, { anchored }: Checker): boolean {
  const schemas = anchored.get(node) ?? new Set();
  anchored.set(node, schemas);
  if (schemas.has(schema)) return true;
  schemas.add(schema);
  return false;
}

/** Where anything may stand, a key must still not stand twice. */
function checkFree(node: Node, checker: Checker): void {
  if (node.kind === 'seq') {
    for (const item of node.items) if (item !== undefined) checkFree(item, checker);
  } else if (node.kind === 'map') {
    checkDuplicateKeys(node, checker);
    for (const { value } of node.pairs) if (value !== undefined) checkFree(value, checker);
  }
}

function checkScalar(node: ScalarNode, schema: TypedSchema, checker: Checker): void {
  const value = scalarValue(node, checker.options.dialect);
  if (value.kind === 'unknown' || (value.kind === 'null' && schema.nullable)) return;
  const verdict = value.kind === 'null' ? 'type' : acceptsScalar(schema.scalars, value);
  if (verdict === 'yes') return;
  if (verdict === 'type') {
    reportType(node, schema, checker);
    return;
  }
  const values = fixedValues(schema.scalars);
  const suggestion = nearest(node.text, values);
  checker.problems.push({
    kind: 'wrong-value',
    at: node,
    values,
    suggestion,
    message: `${describeValue(node, value)} is not allowed here; expected ${describeSchema(schema)}${didYouMean(suggestion)}`,
  });
}

function reportType(node: Node, schema: TypedSchema, checker: Checker): void {
  const value = node.kind === 'scalar' ? scalarValue(node, checker.options.dialect) : undefined;
  const asText = value !== undefined && value.kind !== 'string' && node.kind === 'scalar' ? node.text : undefined;
  const quoting = asText !== undefined && acceptsScalar(schema.scalars, { kind: 'string', text: asText }) === 'yes';
  const unquoting = node.kind === 'scalar' && acceptsUnquoted(node, schema, checker);
  const remedy = quoting ? '; put it in quotes' : unquoting ? '; take the quotes off' : '';
  checker.problems.push({
    kind: 'wrong-type',
    at: node,
    quoting,
    unquoting,
    message: `found ${describeValue(node, value)}, expected ${describeSchema(schema)}${remedy}`,
  });
}

function acceptsUnquoted(node: ScalarNode, { scalars }: TypedSchema, { options }: Checker): boolean {
  if (node.style !== 'single' && node.style !== 'double') return false;
  const value = scalarValue({ ...node, style: 'plain', type: 'int' }, options.dialect);
  const isOther = value.kind === 'number' || value.kind === 'bool';
  return isOther && acceptsScalar(scalars, value) === 'yes';
}

function checkList(node: SeqNode, list: ListSchema, checker: Checker): void {
  for (const item of node.items) {
    if (item === undefined || isNull(item, checker)) checkNothing(item ?? node, list.items, checker);
    else checkNode(item, list.items, item, checker);
  }
  if (list.unique && node.items.length > 1) checkUnique(node, list, checker);
}

function isNull(node: Node, { options }: Checker): boolean {
  return node.kind === 'scalar' && scalarValue(node, options.dialect).kind === 'null';
}

/** What Go makes of null where a scalar has to be: an empty string, or 0. */
function acceptsZero({ scalars, list }: TypedSchema): boolean {
  if (list !== undefined) return true;
  return ZEROS.some((zero) => acceptsScalar(scalars, zero) === 'yes');
}

const ZEROS = [{ kind: 'string', text: '' }, { kind: 'number', value: 0, integer: true }, { kind: 'bool' }] as const;

/** A list item that is empty: to Go's decoder an object without keys. */
function checkNothing(place: Node, schema: Schema, checker: Checker): void {
  if (schema.kind === 'any') return;
  if (schema.map?.reader === 'go') {
    const { start, end } = place;
    checkMap({ kind: 'map', flow: true, start, end, anchor: undefined, pairs: [] }, schema.map, place, checker);
  } else if (schema.map !== undefined || !schema.nullable || !acceptsZero(schema)) {
    const message = `found an empty item, expected ${describeSchema(schema)}`;
    checker.problems.push({ kind: 'wrong-type', at: place, quoting: false, unquoting: false, message });
  }
}

function checkUnique(node: SeqNode, list: ListSchema, checker: Checker): void {
  const seen = new Map<string, Node>();
  for (const item of node.items) {
    const identity = item === undefined ? undefined : identityOf(item, list.keys);
    if (item === undefined || identity === undefined) continue;
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, item);
      continue;
    }
    const same = list.keys.length === 0 ? 'item' : `item with the same ${list.keys.join(' and ')}`;
    const message = `another ${same} stands before this one; each may stand once`;
    checker.problems.push({ kind: 'duplicate-item', at: item, first, message });
  }
}

function identityOf(item: Node, keys: readonly string[]): string | undefined {
  const node = resolve(item);
  if (node === undefined) return undefined;
  if (keys.length === 0)
    return node.kind === 'scalar' && !node.templated ? `${node.style === 'plain'}${node.text}` : undefined;
  if (node.kind !== 'map') return undefined;
  const pairs = effectivePairs(node);
  const parts = keys.map((key) => resolve(pairs.find((pair) => pair.key.text === key)?.value));
  if (parts.some((part) => part !== undefined && (part.kind !== 'scalar' || part.templated))) return undefined;
  return JSON.stringify(parts.map((part) => (part?.kind === 'scalar' ? part.text : null)));
}

function checkMap(node: MapNode, schema: MapSchema, place: Node, checker: Checker): void {
  checkDuplicateKeys(node, checker);
  const pairs = effectivePairs(node);
  checker.maps.push(node);
  checker.schemas.push(schema);
  for (const pair of pairs) checkPair(pair, schema, checker);
  if (!checker.options.partial) {
    for (const key of schema.required) if (!isGiven(pairs, key, schema, checker)) reportMissing(key, place, checker);
  }
  checker.schemas.pop();
  checker.maps.pop();
  checker.options.mapChecks?.[schema.name]?.(node, {
    place,
    partial: checker.options.partial,
    around: checker.maps,
    report: (problem) => checker.problems.push(problem),
  });
}

function checkPair({ key, value }: Pair, schema: MapSchema, checker: Checker): void {
  if (key.templated) return;
  const property = schema.properties.get(key.text);
  const target = property?.schema ?? patternFor(key.text, schema);
  if (target === undefined) {
    // `$patch` and its like are orders to whoever applies a strategic merge patch.
    if (!(checker.options.partial && key.text.startsWith('$'))) reportUnknown(key, schema, checker);
  } else if (value !== undefined) checkNode(value, target, key, checker);
  else if (target.kind === 'typed' && !target.nullable && !checker.options.partial) {
    const message = `nothing stands behind "${key.text}", expected ${describeSchema(target)}`;
    checker.problems.push({ kind: 'wrong-type', at: key, quoting: false, unquoting: false, message });
  }
}

function patternFor(key: string, schema: MapSchema): Schema | undefined {
  for (const pattern of schema.patterns) if (pattern.accepts(key)) return pattern.schema;
  return undefined;
}

/** To Go's decoder, nothing, null, and for a text or a list also an empty one are the same as no key at all. */
function isGiven(pairs: readonly Pair[], key: string, schema: MapSchema, checker: Checker): boolean {
  const pair = pairs.find((candidate) => candidate.key.text === key);
  if (pair === undefined) return false;
  if (schema.reader === 'json-schema') return true;
  const value = resolve(pair.value);
  if (value === undefined || isNull(value, checker)) return false;
  if (schema.reader === 'custom-resource') return true;
  if (value.kind === 'seq') return value.items.length > 0;
  if (value.kind === 'map') return true;
  const scalar = scalarValue(value, checker.options.dialect);
  return !(scalar.kind === 'string' && scalar.text === '');
}

function checkDuplicateKeys({ pairs }: MapNode, checker: Checker): void {
  // Most maps are so small that comparing each key with those before it is quicker than a table.
  const seen = pairs.length > 8 ? new Map<string, ScalarNode>() : undefined;
  for (let at = 0; at < pairs.length; at += 1) {
    const key = pairs[at]?.key;
    if (key === undefined) continue;
    const first = seen === undefined ? firstOf(pairs, key.text) : (seen.get(key.text) ?? key);
    if (first === key || first === undefined) seen?.set(key.text, key);
    else if (!key.templated && key.text !== '<<') {
      const message = `"${key.text}" stands twice in this map; keep one of them`;
      checker.problems.push({ kind: 'duplicate-key', at: key, first, message });
    }
  }
}

function firstOf(pairs: readonly Pair[], text: string): ScalarNode | undefined {
  for (const { key } of pairs) if (key.text === text) return key;
  return undefined;
}

function reportMissing(key: string, place: Node, checker: Checker): void {
  const under = place.kind === 'scalar' ? ` under "${place.text}"` : '';
  checker.problems.push({
    kind: 'missing-key',
    at: place,
    key,
    value: undefined,
    message: `"${key}" is missing${under}; it is required`,
  });
}

function reportUnknown(key: ScalarNode, schema: MapSchema, checker: Checker): void {
  const { text } = key;
  const other = schema.otherVersions.get(text);
  const pattern = schema.properties.size === 0 ? schema.patterns.find(({ says }) => says !== undefined) : undefined;
  const belongs = other === undefined ? whereKnown(text, schema, checker) : undefined;
  const suggestion = other === undefined ? nearest(text, schema.properties.keys()) : undefined;
  let message = `"${text}" is not known here`;
  if (other?.since !== undefined) message = `"${text}" is known from version ${other.since} on`;
  else if (other?.until !== undefined) message = `"${text}" is known up to version ${other.until}`;
  else if (pattern !== undefined) message = `"${text}" cannot be a key here; expected ${pattern.says}`;
  else if (belongs?.kind === 'inside') message += `; it belongs under "${belongs.path.join('.')}"`;
  else if (belongs !== undefined)
    message += `; it belongs ${belongs.levels === 1 ? 'one level' : `${belongs.levels} levels`} up`;
  else message += didYouMean(suggestion);
  checker.problems.push({ kind: 'unknown-key', at: key, suggestion, belongs, message });
}

/** The place nearby that knows a key of this name: around the map first, then inside of it, three levels deep. */
function whereKnown(key: string, schema: MapSchema, checker: Checker): Belongs | undefined {
  const around = checker.schemas.toReversed();
  const up = around.findIndex((outer, index) => index > 0 && outer.properties.has(key));
  if (up > 0) return { kind: 'outside', levels: up };
  let level: readonly (readonly [path: readonly string[], map: MapSchema])[] = [[[], schema]];
  for (let depth = 0; depth < 3; depth += 1) {
    level = level.flatMap(([path, map]) =>
      [...map.properties.values()].flatMap((property) => {
        const step = stepInto(property);
        return step === undefined ? [] : [[[...path, step.name], step.map] as const];
      }),
    );
    const found = level.find(([, map]) => map.properties.has(key));
    if (found !== undefined) return { kind: 'inside', path: found[0] };
  }
  return undefined;
}

/** What the server writes (`status`) is no place for a key, and a map without a definition takes any. */
function stepInto({ key, schema }: Property): { readonly name: string; readonly map: MapSchema } | undefined {
  if (schema.kind === 'any' || key === 'status') return undefined;
  if (schema.map !== undefined) return schema.map.name === '' ? undefined : { name: key, map: schema.map };
  const items = schema.list?.items;
  return items?.kind === 'typed' && items.map !== undefined ? { name: `${key}[]`, map: items.map } : undefined;
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}
