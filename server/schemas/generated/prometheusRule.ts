// Made from github.com/prometheus-operator/prometheus-operator 0.85.0 by scripts/generate-schemas.mjs.
// The structure of the official schemas; see server/schemas/notation.ts for the form.
export const PROMETHEUS_RULE_NOTATION = `
PrometheusRule monitoring.coreos.com/v1
  apiVersion: string required
  kind: string required
  metadata: ObjectMeta required
  spec: PrometheusRuleSpec required
PrometheusRuleSpec
  groups: PrometheusRuleSpecGroupsItem[name!]
PrometheusRuleSpecGroupsItem
  interval: /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/
  labels: string{}
  limit: int
  name: nonEmpty required
  partial_response_strategy: /^(abort|warn)?$/i
  query_offset: /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/
  rules: PrometheusRuleSpecGroupsItemRulesItem[]
PrometheusRuleSpecGroupsItemRulesItem
  alert: string
  annotations: string{}
  expr: int | string required
  for: /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/
  keep_firing_for: /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/
  labels: string{}
  record: string
`;
