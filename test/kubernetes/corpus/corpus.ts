import { Document } from 'yaml';
import { MANIFESTS } from './manifests.ts';
import { MUTATIONS, withPlainScalars } from './mutations.ts';
import { seededRandom } from './random.ts';

export interface Case {
  readonly seed: number;
  readonly kind: string;
  /** Undefined for a sound manifest. */
  readonly mutation: string | undefined;
  readonly text: string;
}

/** The cases of consecutive seeds: every kind in turn, sound every sixth time, mutated in one way otherwise. */
export function corpus(firstSeed: number, count: number): readonly Case[] {
  const cases: Case[] = [];
  for (let seed = firstSeed; cases.length < count; seed += 1) {
    const made = makeCase(seed);
    if (made !== undefined) cases.push(made);
  }
  return cases;
}

/** The case that a seed stands for; undefined where the mutation has no place in the manifest. */
export function makeCase(seed: number): Case | undefined {
  const random = seededRandom(seed);
  const kinds = Object.entries(MANIFESTS);
  const [kind, make] = kinds[seed % kinds.length] ?? random.pick(kinds);
  // Without anchors: an item that stands twice is printed twice.
  const document = new Document(make(random), { version: '1.1', aliasDuplicateObjects: false });
  if (random.oneIn(6)) return { seed, kind, mutation: undefined, text: document.toString() };
  const [mutation, mutate] = random.pick(Object.entries(MUTATIONS));
  if (!mutate(document, random)) return undefined;
  return { seed, kind, mutation, text: withPlainScalars(document.toString({ lineWidth: 0 })) };
}
