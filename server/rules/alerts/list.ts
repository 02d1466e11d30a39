import type { Rule } from '../rule.ts';
import { forDuration } from './for-duration.ts';
import { misspelledMetric } from './misspelled-metric.ts';
import { noSeverity } from './no-severity.ts';
import { noWorkerUnreachable } from './no-worker-unreachable.ts';
import { promqlSyntax } from './promql-syntax.ts';
import { rateOfInstant } from './rate-of-instant.ts';
import { ruleShape } from './rule-shape.ts';

/** The rules for Prometheus' rule files and PrometheusRule resources. */
export const alertRules: readonly Rule[] = [
  ruleShape,
  promqlSyntax,
  rateOfInstant,
  forDuration,
  noSeverity,
  misspelledMetric,
  noWorkerUnreachable,
];
