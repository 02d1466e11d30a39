import type { Rule } from '../rule.ts';
import { duplicate } from './duplicate.ts';
import { managerAddress } from './manager-address.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unquotedNumber } from './unquoted-number.ts';

/** The rules for environment variables that OpenClaw reads, in pods and in Compose services. */
export const environmentRules: readonly Rule[] = [unquotedNumber, duplicate, unknownVariable, managerAddress];
