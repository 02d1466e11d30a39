import type { Regexp } from './regexp.ts';

/** At which ends every match must reach the end of the text. */
export interface Anchoring {
  readonly start: boolean;
  readonly end: boolean;
}

/** Whether a pattern can only match a whole text; `^a|b$` binds one alternative at each end and so neither. */
export function anchoringOf(node: Regexp): Anchoring {
  return { start: isAnchored(node, 'begin'), end: isAnchored(node, 'end') };
}

function isAnchored(node: Regexp, side: 'begin' | 'end'): boolean {
  switch (node.kind) {
    case 'begin':
    case 'end':
      return node.kind === side;
    case 'empty':
    case 'boundary':
    case 'class':
      return false;
    case 'sequence': {
      const item = side === 'begin' ? node.items[0] : node.items.at(-1);
      return item !== undefined && isAnchored(item, side);
    }
    case 'choice':
      return node.items.every((item) => isAnchored(item, side));
    case 'repeat':
      return node.min > 0 && isAnchored(node.item, side);
  }
}

/** The binary logarithm of how many texts the pattern matches as a whole; infinite where their length has no bound. */
export function bitsOf(node: Regexp): number {
  switch (node.kind) {
    case 'empty':
    case 'begin':
    case 'end':
    case 'boundary':
      return 0;
    case 'class':
      return Math.log2(node.ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0));
    case 'sequence':
      return node.items.reduce((sum, item) => sum + bitsOf(item), 0);
    case 'choice':
      return logSum(node.items.map(bitsOf));
    case 'repeat': {
      const bits = bitsOf(node.item);
      if (node.max === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
      const counts = Array.from({ length: Math.max(node.max - node.min + 1, 0) }, (_, index) => node.min + index);
      return bits === Number.NEGATIVE_INFINITY ? bits : logSum(counts.map((count) => count * bits));
    }
  }
}

/** log2 of a sum of powers of two, without the powers, which would overflow. */
function logSum(bits: readonly number[]): number {
  const most = Math.max(...bits);
  if (!Number.isFinite(most)) return most;
  return most + Math.log2(bits.reduce((sum, one) => sum + 2 ** (one - most), 0));
}

/** A few different texts that the pattern matches as a whole, the same ones at each call. */
export function samplesOf(node: Regexp): readonly string[] {
  return [...new Set([0, 1, 2, 3].map((seed) => sample(node, { seed, step: 0 })))];
}

interface Choices {
  readonly seed: number;
  step: number;
}

function sample(node: Regexp, choices: Choices): string {
  switch (node.kind) {
    case 'empty':
    case 'begin':
    case 'end':
    case 'boundary':
      return '';
    case 'class': {
      const total = node.ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
      let index = pick(choices, total);
      for (const [low, high] of node.ranges) {
        if (index <= high - low) return String.fromCodePoint(low + index);
        index -= high - low + 1;
      }
      return '';
    }
    case 'sequence':
      return node.items.map((item) => sample(item, choices)).join('');
    case 'choice': {
      const item = node.items[pick(choices, node.items.length)];
      return item === undefined ? '' : sample(item, choices);
    }
    case 'repeat': {
      const most = Math.min(node.max, node.min + 3, MAX_REPEATS);
      const count = Math.min(node.min, MAX_REPEATS) + pick(choices, Math.max(most - node.min + 1, 1));
      return Array.from({ length: count }, () => sample(node.item, choices)).join('');
    }
  }
}

const MAX_REPEATS = 64;

/** The first seed takes the first of everything; the others wander, so that samples look like identities. */
function pick(choices: Choices, count: number): number {
  choices.step += 1;
  if (choices.seed === 0 || count <= 1) return 0;
  return (choices.seed * 7 + choices.step * (choices.seed * 2 + 3)) % count;
}
