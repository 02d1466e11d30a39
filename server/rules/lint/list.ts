import type { Rule } from '../rule.ts';
import { lintConfigRule } from './config.ts';
import { unknownRule } from './unknown-rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** The rules about the linter's own settings and suppressions. */
export function lintRules(knownRules: () => ReadonlySet<string>): readonly Rule[] {
  return [lintConfigRule(knownRules), unusedSuppression, unknownRule];
}
