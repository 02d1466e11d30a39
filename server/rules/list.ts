import type { Rule } from './rule.ts';
import { workerRules } from './worker/list.ts';

/** Every rule there is. */
export const allRules: readonly Rule[] = [...workerRules];
