import { RUNNING_KINDS } from '../../graph/environment.ts';
import type { Resource } from '../../graph/resource.ts';
import type { DocumentRule, Fix } from '../rule.ts';
import { settingOf } from '../worker/cluster.ts';
import { bitsOf } from './language.ts';
import { unclosedCount } from './pattern-syntax.ts';
import { type IdentityPattern, patternsIn, placeOf, replacePattern } from './patterns.ts';
import { parseRegexp, type Regexp } from './regexp.ts';

/** Among 1,000 workers with random identities a pair is alike with less than one chance in a hundred from here on. */
const ENOUGH_BITS = 26;

export const patternEntropy: DocumentRule = {
  id: 'identity/pattern-entropy',
  title: 'A pattern leaves too few identities to generate',
  severity: 'warning',
  why: `With \`identity_generation: auto\` each worker makes up an identity that fits the pattern. Where few fit, two workers
sooner or later have the same one, and the cluster turns the second away: \`identity already registered\`, which is
\`clw-registration-failed\` or \`clw-worker-denied\`. With two random letters and digits that is likely from 40 workers on.`,
  fix: { kind: 'needs review', says: 'Raises the count of the last character class, so that enough identities fit.' },
  appliesTo: ['WorkerConfig', ...RUNNING_KINDS],
  scope: 'document',
  examples: [
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{2}$" # want identity/pattern-entropy
`,
      },
      fixed: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}$"
`,
      },
    },
    {
      files: {
        'worker.yaml': `worker:
  identity_generation: auto
  identity_pattern: "^worker-[a-z0-9]{8}-[a-z0-9]{4}$"
`,
      },
    },
  ],
  check(resource, { report }) {
    if (!generatesIdentities(resource)) return;
    for (const pattern of patternsIn(resource)) {
      const tree = parseRegexp(pattern.text);
      if (tree === undefined || unclosedCount(pattern.text) !== undefined) continue;
      const bits = bitsOf(tree);
      if (!(bits < ENOUGH_BITS)) continue;
      report({
        at: placeOf(pattern),
        message: `${pattern.name} leaves ${howMany(bits)} to generate, so that workers come up with the same one; expected at least eight random characters, such as "[a-z0-9]{8}"`,
        fixes: widen(pattern, tree),
      });
    }
  },
};

/** Names that are given one by one need no entropy. */
function generatesIdentities(resource: Resource): boolean {
  if (resource.kind !== 'WorkerConfig') return true;
  const { pair, text } = settingOf(resource, 'worker', 'identity_generation');
  return pair === undefined || text === 'auto' || text === 'random';
}

function howMany(bits: number): string {
  const count = Math.round(2 ** bits);
  return count === 1 ? 'one identity' : `${bits > 20 ? 'about ' : ''}${count.toLocaleString('en-US')} identities`;
}

/** Eight characters for the last class, whatever it was repeated by, where that is enough. */
function widen(pattern: IdentityPattern, tree: Regexp): readonly Fix[] {
  const last = lastRandom(tree);
  if (last === undefined) return [];
  const text = `${pattern.text.slice(0, last.start)}{8}${pattern.text.slice(last.end)}`;
  const widened = parseRegexp(text);
  if (widened === undefined || bitsOf(widened) < ENOUGH_BITS) return [];
  return [{ title: `Widen to "${text}"`, safety: 'needs review', edits: [replacePattern(pattern, text)] }];
}

function lastRandom(node: Regexp): { readonly start: number; readonly end: number } | undefined {
  switch (node.kind) {
    case 'empty':
    case 'begin':
    case 'end':
    case 'boundary':
    case 'class':
    case 'choice':
      return undefined;
    case 'sequence':
      for (const item of node.items.toReversed()) {
        const found = lastRandom(item);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'repeat':
      return bitsOf(node.item) > 0 ? node : lastRandom(node.item);
  }
}
