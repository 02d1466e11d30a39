import type { Rule } from '../rule.ts';
import { duplicateDefault } from './duplicate-default.ts';
import { invalidName } from './invalid-name.ts';
import { invalidValue } from './invalid-value.ts';
import { missingOption } from './missing-option.ts';
import { unknownOption } from './unknown-option.ts';
import { wrongType } from './wrong-type.ts';

/** The rules for `.openclaw/clusters.yaml`; the engine, which reads it, finds what they are about. */
export const profileRules: readonly Rule[] = [
  unknownOption,
  missingOption,
  invalidValue,
  wrongType,
  invalidName,
  duplicateDefault,
];
