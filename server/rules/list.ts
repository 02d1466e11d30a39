import { alertRules } from './alerts/list.ts';
import { composeRules } from './compose/list.ts';
import { environmentRules } from './environment/list.ts';
import { identityRules } from './identity/list.ts';
import { jobRules } from './job/list.ts';
import { kubernetesRules } from './kubernetes/list.ts';
import { lintRules } from './lint/list.ts';
import { networkRules } from './network/list.ts';
import { profileRules } from './profile/list.ts';
import { rbacRules } from './rbac/list.ts';
import type { Rule } from './rule.ts';
import { runbookRules } from './runbook/list.ts';
import { serviceRules } from './service/list.ts';
import { tlsRules } from './tls/list.ts';
import { workerRules } from './worker/list.ts';
import { workloadRules } from './workload/list.ts';
import { yamlRules } from './yaml/list.ts';

/** Every rule there is. */
export const allRules: readonly Rule[] = [
  ...yamlRules,
  ...workerRules,
  ...identityRules,
  ...tlsRules,
  ...environmentRules,
  ...composeRules,
  ...alertRules,
  ...runbookRules,
  ...profileRules,
  ...workloadRules,
  ...rbacRules,
  ...networkRules,
  ...serviceRules,
  ...jobRules,
  ...kubernetesRules,
  ...lintRules(() => ruleIds),
];

/** What settings and suppressions may name. */
export const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));
