// Made from github.com/prometheus-operator/prometheus-operator 0.85.0 by scripts/generate-schemas.mjs.
// The structure of the official schemas; see server/schemas/notation.ts for the form.
export const PROMETHEUS_KINDS_NOTATION = `
monitoring.coreos.com/v1 Alertmanager
monitoring.coreos.com/v1 PodMonitor
monitoring.coreos.com/v1 Probe
monitoring.coreos.com/v1 Prometheus
monitoring.coreos.com/v1 PrometheusRule
monitoring.coreos.com/v1 ServiceMonitor
monitoring.coreos.com/v1 ThanosRuler
monitoring.coreos.com/v1alpha1 AlertmanagerConfig
monitoring.coreos.com/v1alpha1 PrometheusAgent
monitoring.coreos.com/v1alpha1 ScrapeConfig
`;
