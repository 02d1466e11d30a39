import type { Rule } from '../rule.ts';
import { patternEntropy } from './pattern-entropy.ts';
import { patternMismatch } from './pattern-mismatch.ts';
import { patternMissing } from './pattern-missing.ts';
import { patternSyntax } from './pattern-syntax.ts';
import { patternUnanchored } from './pattern-unanchored.ts';
import { policy } from './policy.ts';

/** The rules for who a worker says it is, and whom the cluster lets in. */
export const identityRules: readonly Rule[] = [
  patternSyntax,
  patternUnanchored,
  patternEntropy,
  patternMissing,
  patternMismatch,
  policy,
];
