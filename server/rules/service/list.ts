import type { Rule } from '../rule.ts';
import { managerPort } from './manager-port.ts';

/** The rules for what leads to the manager. */
export const serviceRules: readonly Rule[] = [managerPort];
