import type { Rule } from '../rule.ts';
import { jobShape } from './shape.ts';

/** The rules for jobs of OpenClaw. */
export const jobRules: readonly Rule[] = [jobShape];
