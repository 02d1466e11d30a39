import type { Rule } from '../rule.ts';
import { labels } from './labels.ts';
import { selector } from './selector.ts';
import { serviceAccount } from './service-account.ts';
import { serviceAccountMissing } from './service-account-missing.ts';

/** The rules for what runs pods. */
export const workloadRules: readonly Rule[] = [selector, labels, serviceAccount, serviceAccountMissing];
