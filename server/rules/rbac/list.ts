import type { Rule } from '../rule.ts';
import { applyOrder } from './apply-order.ts';
import { missingPermission } from './missing-permission.ts';
import { roleMissing } from './role-missing.ts';
import { subjectNamespace } from './subject-namespace.ts';
import { tooMuch } from './too-much.ts';
import { unbound } from './unbound.ts';

/** The rules for what workers may do in the cluster. */
export const rbacRules: readonly Rule[] = [
  unbound,
  roleMissing,
  subjectNamespace,
  missingPermission,
  tooMuch,
  applyOrder,
];
