import { type Document, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Random } from './random.ts';

/** Changes one thing in a document; false where it has no place to do so. */
export type Mutation = (document: Document, random: Random) => boolean;

/** One way each to get a manifest wrong. Not every result is wrong: the server says which are. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'misspelled key': (document, random) =>
    change(random, pairs(document), ({ pair }) => {
      pair.key = document.createNode(misspell(keyOf(pair), random));
    }),
  'missing key': (document, random) =>
    change(random, pairs(document), ({ pair, map }) => {
      map.items = map.items.filter((other) => other !== pair);
    }),
  'duplicate key': (document, random) =>
    change(random, pairs(document), ({ pair, map }) => {
      map.items.push(document.createPair(keyOf(pair), 'again'));
    }),
  'wrong type': (document, random) =>
    change(random, pairs(document), ({ pair }) => {
      pair.value = document.createNode(random.pick(OTHER_TYPES));
    }),
  'wrong type of an item': (document, random) =>
    change(random, items(document), ({ seq, index }) => {
      seq.items[index] = document.createNode(random.pick(OTHER_TYPES));
    }),
  'list for a value, value for a list': (document, random) =>
    change(random, pairs(document), ({ pair }) => {
      const value = pair.value;
      pair.value = isSeq(value) ? value.items[0] : document.createNode([value]);
    }),
  'bad enum': (document, random) =>
    change(random, words(document), ({ pair }) => {
      pair.value = document.createNode(random.pick([`${textOf(pair)}s`, textOf(pair).toLowerCase(), 'Sometimes']));
    }),
  'nested too high': (document, random) =>
    change(random, nested(document), ({ pair, map, around }) => {
      map.items = map.items.filter((other) => other !== pair);
      around.items.push(pair);
    }),
  'nested too deep': (document, random) =>
    change(random, withSibling(document), ({ pair, map, sibling }) => {
      map.items = map.items.filter((other) => other !== pair);
      sibling.items.push(pair);
    }),
  'other apiVersion': (document, random) =>
    change(random, named(document, 'apiVersion'), ({ pair }) => {
      pair.value = document.createNode(random.pick(API_VERSIONS));
    }),
  'other kind': (document, random) =>
    change(
      random,
      named(document, 'kind').filter(({ map }) => map === document.contents),
      ({ pair }) => {
        pair.value = document.createNode(random.pick(KINDS));
      },
    ),
  'selector against labels': (document, random) =>
    change(random, under(document, ['matchLabels', 'labels', 'selector']), ({ pair }) => {
      pair.value = document.createNode('other');
    }),
  'bad label': (document, random) =>
    change(
      random,
      under(document, ['matchLabels', 'labels', 'selector', 'nodeSelector', 'annotations']),
      ({ pair }) => {
        if (random.oneIn(3)) pair.key = document.createNode(random.pick(BAD_NAMES));
        else pair.value = document.createNode(random.pick(BAD_LABELS));
      },
    ),
  'bad name': (document, random) =>
    change(
      random,
      pairs(document).filter(({ pair }) => /name$/i.test(keyOf(pair))),
      ({ pair }) => {
        pair.value = document.createNode(random.pick(BAD_NAMES));
      },
    ),
  'bad quantity': (document, random) =>
    change(random, under(document, ['limits', 'requests']), ({ pair }) => {
      pair.value = document.createNode(random.pick(QUANTITIES));
    }),
  'bad port': (document, random) =>
    change(
      random,
      pairs(document).filter(({ pair }) => /port$/i.test(keyOf(pair))),
      ({ pair }) => {
        pair.value = document.createNode(random.pick(PORTS));
      },
    ),
  'other number': (document, random) =>
    change(
      random,
      pairs(document).filter(({ pair }) => isScalar(pair.value) && typeof pair.value.value === 'number'),
      ({ pair }) => {
        pair.value = document.createNode(random.pick(NUMBERS));
      },
    ),
  'unquoted scalar': (document, random) =>
    change(random, scalars(document), ({ pair }) => {
      // A stand-in: the printer would put in quotes what it takes for ambiguous.
      pair.value = document.createNode(`plainScalar${random.integer(PLAIN_SCALARS.length)}`);
    }),
  'repeated item': (document, random) =>
    change(random, items(document), ({ seq, index }) => {
      const item = seq.items[index];
      seq.items.push(item);
    }),
  'empty value': (document, random) =>
    change(random, pairs(document), ({ pair }) => {
      pair.value = document.createNode(random.pick<unknown>(['', [], {}, null]));
    }),
};

const OTHER_TYPES: readonly unknown[] = [
  'text',
  7,
  1.5,
  true,
  null,
  ['text'],
  [1],
  { key: 'value' },
  '7',
  'true',
  -1,
  0,
];

const API_VERSIONS = [
  'v1',
  'v2',
  'apps/v1',
  'app/v1',
  'apps/v1beta1',
  'extensions/v1beta1',
  'batch/v1beta1',
  'batch/v1',
  'networking.k8s.io/v1',
  'networking/v1',
  'rbac.authorization.k8s.io/v1',
  'rbac.authorization.k8s.io/v1beta1',
  'rbac.authorisation.k8s.io/v1',
  'monitoring.coreos.com/v1alpha1',
  'monitoring.coreos.com/v1',
];

const KINDS = ['Deploymnt', 'deployment', 'Pod', 'Role', 'StatefulSets', 'ConfigMap', 'Service', 'Job'];

const BAD_NAMES = [
  'Upper',
  'under_score',
  '-dash',
  'dash-',
  'two words',
  'a'.repeat(64),
  `${'a.'.repeat(130)}a`,
  'dotted.name',
  '9starts',
  'a/b',
  'a/b/c',
  '',
  'ok',
  'percent%',
  '..',
  'x'.repeat(53),
  'UPPER.example/ok',
  '/x',
];

const BAD_LABELS = ['two words', '-dash', 'a'.repeat(64), 'under_score', 'dot.', '', 'slash/ed', 'Ünicode', 'Fine'];

const QUANTITIES: readonly unknown[] = [
  '2GB',
  '2gi',
  '1,5Gi',
  '-1',
  '1 Gi',
  '',
  '1Ki',
  0,
  '0.5',
  1.5,
  '1e3',
  '5E',
  'lots',
  '100Mi',
  true,
  '1.5.5',
  '.5',
  '5.',
  '1Eib',
  '+1',
  '64Gi',
];

const PORTS: readonly unknown[] = [
  0,
  65535,
  65536,
  -1,
  '9090',
  'grpc',
  'a-name-that-is-too-long',
  'UPPER',
  '',
  'double--dash',
  9090.5,
  '-x',
  '1234',
  'health',
  true,
];

const NUMBERS = [-1, 0, 1, 2, 100, 101, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1.5, 1e21];

/** What YAML 1.1, by which Kubernetes reads, takes for something else than a text. */
const PLAIN_SCALARS = [
  'yes',
  'No',
  'on',
  'y',
  'N',
  'True',
  'TRUE',
  '~',
  'null',
  'Null',
  '0644',
  '0o17',
  '0x1F',
  '0b11',
  '1_000',
  '1e3',
  '3.0',
  '.5',
  '+1',
  '-0',
  '12:30:45',
  '2025-01-15',
  '.inf',
  '.NaN',
  '089',
  '1.',
  '1e400',
  '12345678901234567890123',
  'yep',
  'nULL',
  '0x',
  '1__0',
  '_1',
  '+.5',
  '0777',
  '1e-3',
  '9090',
];

/** Puts in what the mutation `unquoted scalar` stands for. */
export function withPlainScalars(text: string): string {
  return text.replace(/plainScalar(\d+)/g, (_, index) => PLAIN_SCALARS[Number(index)] ?? '');
}

interface PairPlace {
  readonly pair: Pair;
  readonly map: YAMLMap;
}

interface ItemPlace {
  readonly seq: YAMLSeq;
  readonly index: number;
}

function change<Place>(random: Random, places: readonly Place[], apply: (place: Place) => void): boolean {
  if (places.length === 0) return false;
  apply(random.pick(places));
  return true;
}

function pairs(document: Document): readonly PairPlace[] {
  return maps(document.contents).flatMap((map) => map.items.map((pair) => ({ pair, map })));
}

function items(document: Document): readonly ItemPlace[] {
  return seqs(document.contents).flatMap((seq) => seq.items.map((_, index) => ({ seq, index })));
}

function scalars(document: Document): readonly PairPlace[] {
  return pairs(document).filter(({ pair }) => isScalar(pair.value));
}

/** Values that look like one of a set. */
function words(document: Document): readonly PairPlace[] {
  return scalars(document).filter(({ pair }) => /^[A-Z][A-Za-z]+$/.test(textOf(pair)) && keyOf(pair) !== 'kind');
}

function named(document: Document, key: string): readonly PairPlace[] {
  return pairs(document).filter(({ pair }) => keyOf(pair) === key);
}

function under(document: Document, keys: readonly string[]): readonly PairPlace[] {
  return pairs(document)
    .filter(({ pair }) => keys.includes(keyOf(pair)))
    .flatMap(({ pair: { value } }) => (isMap(value) ? value.items.map((pair) => ({ pair, map: value })) : []));
}

function nested(document: Document): readonly (PairPlace & { readonly around: YAMLMap })[] {
  return pairs(document).flatMap(({ pair: { value }, map: around }) => {
    const map = isSeq(value) ? value.items.find((item) => isMap(item)) : value;
    return isMap(map) ? map.items.map((pair) => ({ pair, map, around })) : [];
  });
}

function withSibling(document: Document): readonly (PairPlace & { readonly sibling: YAMLMap })[] {
  return pairs(document).flatMap(({ pair, map }) =>
    map.items.flatMap((other) => (other !== pair && isMap(other.value) ? [{ pair, map, sibling: other.value }] : [])),
  );
}

function maps(node: unknown): readonly YAMLMap[] {
  if (isSeq(node)) return node.items.flatMap(maps);
  return isMap(node) ? [node, ...node.items.flatMap(({ value }) => maps(value))] : [];
}

function seqs(node: unknown): readonly YAMLSeq[] {
  if (isMap(node)) return node.items.flatMap(({ value }) => seqs(value));
  return isSeq(node) ? [node, ...node.items.flatMap(seqs)] : [];
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function textOf(pair: Pair): string {
  return isScalar(pair.value) && typeof pair.value.value === 'string' ? pair.value.value : '';
}

/** One typing error: a letter lost, doubled, swapped with the next, or in the other case. */
function misspell(key: string, random: Random): string {
  const at = random.integer(key.length);
  const letter = key.charAt(at);
  const [before, after] = [key.slice(0, at), key.slice(at + 1)];
  return random.pick([
    before + after,
    before + letter + letter + after,
    before + after.charAt(0) + letter + after.slice(1),
    before + (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) + after,
  ]);
}
