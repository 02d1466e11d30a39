import type { Rule } from '../rule.ts';
import { configKey } from './config-key.ts';
import { configNotMounted } from './config-not-mounted.ts';
import { identityPattern } from './identity-pattern.ts';
import { labels } from './labels.ts';
import { managerAddress } from './manager-address.ts';
import { noMemoryLimit } from './no-memory-limit.ts';
import { selector } from './selector.ts';
import { serviceAccount } from './service-account.ts';
import { serviceAccountMissing } from './service-account-missing.ts';

/** The rules for what runs pods. */
export const workloadRules: readonly Rule[] = [
  selector,
  labels,
  serviceAccount,
  serviceAccountMissing,
  managerAddress,
  identityPattern,
  configNotMounted,
  configKey,
  noMemoryLimit,
];
