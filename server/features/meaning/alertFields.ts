import type { FieldTable } from './fields.ts';

/** Rule files of Prometheus, and the same in a PrometheusRule. */
export const ALERT_FIELDS: FieldTable = {
  'PrometheusRuleSpec.groups': { says: 'Groups of rules that are evaluated together.' },
  'PrometheusRuleSpecGroupsItem.name': { says: 'Name of the group, unique in its file.' },
  'PrometheusRuleSpecGroupsItem.interval': { says: 'How often the rules are evaluated.', values: ['30s', '1m'] },
  'PrometheusRuleSpecGroupsItem.rules': { says: 'Alerts and recordings, evaluated in order.' },
  'PrometheusRuleSpecGroupsItemRulesItem.alert': { says: 'Name of the alert.', values: ['WorkerUnreachable'] },
  'PrometheusRuleSpecGroupsItemRulesItem.expr': {
    says: 'PromQL. Each series of the result is an alert.',
    values: [`'openclaw_worker_status{status="unreachable"} == 1'`],
  },
  'PrometheusRuleSpecGroupsItemRulesItem.for': {
    says: 'How long the expression has to hold before the alert fires. Longer than the 30 s of the manager’s grace period, so that a restart wakes nobody.',
    values: ['2m', '1m', '5m'],
  },
  'PrometheusRuleSpecGroupsItemRulesItem.keep_firing_for': {
    says: 'How long the alert goes on after the expression has ceased to hold.',
    values: ['5m'],
  },
  'PrometheusRuleSpecGroupsItemRulesItem.labels': { says: 'Labels for routing; `severity` decides who is told.' },
  'PrometheusRuleSpecGroupsItemRulesItem.annotations': { says: 'Texts for who reads the alert.' },
  'PrometheusRuleSpecGroupsItemRulesItem.record': { says: 'Name of the series that the result is kept as.' },
};
