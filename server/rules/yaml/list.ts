import type { Rule } from '../rule.ts';
import { duplicateKey } from './duplicate-key.ts';
import { syntax } from './syntax.ts';

/** The rules for the notation itself, of OpenClaw's files only. */
export const yamlRules: readonly Rule[] = [syntax, duplicateKey];
