import type { Rule } from '../rule.ts';
import { conflict } from './conflict.ts';
import { duplicateField } from './duplicate-field.ts';
import { duplicateItem } from './duplicate-item.ts';
import { invalidValue } from './invalid-value.ts';
import { missingField } from './missing-field.ts';
import { unknownField } from './unknown-field.ts';
import { unknownKind } from './unknown-kind.ts';
import { wrongType } from './wrong-type.ts';

/** What the API server refuses by its own schemas. */
export const kubernetesRules: readonly Rule[] = [
  unknownKind,
  unknownField,
  missingField,
  duplicateField,
  wrongType,
  invalidValue,
  duplicateItem,
  conflict,
];
