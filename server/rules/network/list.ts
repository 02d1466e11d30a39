import type { Rule } from '../rule.ts';
import { blockedDns } from './blocked-dns.ts';
import { blockedIngress } from './blocked-ingress.ts';
import { blockedManager } from './blocked-manager.ts';
import { noPolicy } from './no-policy.ts';
import { selectsNothing } from './selects-nothing.ts';

/** The rules for what workers may connect to. */
export const networkRules: readonly Rule[] = [blockedManager, blockedDns, blockedIngress, selectsNothing, noPolicy];
